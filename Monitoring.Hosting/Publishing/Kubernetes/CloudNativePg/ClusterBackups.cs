using System.Globalization;
using Monitoring.Hosting.ObjectStorage;
using Monitoring.Hosting.Postgres;

namespace Monitoring.Hosting.Publishing.Kubernetes.CloudNativePg;

/// <summary>Backups of a cluster in the object store of the stack.</summary>
internal static class ClusterBackups
{
    /// <summary>Where they are kept, and how long.</summary>
    public static BackupConfiguration Create(WorkloadRendering rendering, PostgresBackup backup) => new()
    {
        RetentionPolicy = rendering.Values.Text(
            $"{rendering.Key}.backup.retention", string.Create(CultureInfo.InvariantCulture, $"{(int)backup.Retention.Value.TotalDays}d"), "How far back one can go: days (d), weeks (w) or months (m)."),
        BarmanObjectStore = backup.Store switch
        {
            S3Store s3 => S3(rendering, s3),
            GcsStore gcs => new() { DestinationPath = Folder(rendering, $"gs://{gcs.Bucket}"), GoogleCredentials = new() },
            AzureStore azure => new() { DestinationPath = Folder(rendering, $"https://{azure.Account}.blob.core.windows.net/{azure.Container}"), AzureCredentials = new() },
            var store => throw new ArgumentException($"CloudNativePG keeps no backups in a {store.GetType().Name}.", nameof(backup)),
        },
    };

    /// <summary>When they are made.</summary>
    public static ScheduledBackup Schedule(WorkloadRendering rendering, PostgresBackup backup) => new()
    {
        Metadata = rendering.Metadata(rendering.Name),
        Spec = new()
        {
            Schedule = rendering.Values.Text($"{rendering.Key}.backup.schedule", $"0 {backup.Schedule}", "When a base backup is made, in UTC: seconds, minutes, hours, days, months, weekdays."),
            Cluster = new() { Name = rendering.Name },
        },
    };

    private static BarmanObjectStore S3(WorkloadRendering rendering, S3Store store) => new()
    {
        DestinationPath = Folder(rendering, $"s3://{store.Bucket}"),
        EndpointUrl = (store.UsesTls ? "https://" : "http://") + store.Address(new KubernetesAddressing(rendering.Settings, endpoint => endpoint.Name)),
        S3Credentials = store.Keys is not { } keys ? new() { InheritFromIamRole = true } : new()
        {
            AccessKeyId = Entry(rendering, keys.AccessKey),
            SecretAccessKey = Entry(rendering, keys.SecretKey),
        },
    };

    private static SecretKey Entry(WorkloadRendering rendering, Model.Secret secret) => new() { Name = KubernetesNames.Secrets(rendering.Name), Key = secret.Name };

    private static string Folder(WorkloadRendering rendering, string root) =>
        rendering.Values.Text($"{rendering.Key}.backup.destination", $"{root}/{rendering.Name}", "The folder of the object store that backups are kept in; the cluster's name is the next one below.");
}
