using Aspire.Hosting.Kubernetes.Resources;
using YamlDotNet.Serialization;

namespace Monitoring.Hosting.Publishing.Kubernetes.CloudNativePg;

/// <summary>When base backups are made.</summary>
[YamlSerializable]
internal sealed class ScheduledBackup() : BaseKubernetesResource(CloudNativePg.Cluster.ApiVersionOfAll, "ScheduledBackup")
{
    /// <summary>What it should be.</summary>
    [YamlMember(Alias = "spec")]
    public ScheduledBackupSpec Spec { get; set; } = new();
}

/// <summary>What a schedule should be.</summary>
[YamlSerializable]
internal sealed class ScheduledBackupSpec
{
    /// <summary>When, as six fields: the first are seconds.</summary>
    public string Schedule { get; set; } = "";

    /// <summary>Whether the first is made at once.</summary>
    public bool Immediate { get; set; } = true;

    /// <summary>With what a record of a backup goes.</summary>
    public string BackupOwnerReference { get; set; } = "cluster";

    /// <summary>How.</summary>
    public string Method { get; set; } = "barmanObjectStore";

    /// <summary>Of what.</summary>
    public ObjectName Cluster { get; set; } = new();
}

/// <summary>Where backups are kept, and how long.</summary>
[YamlSerializable]
internal sealed class BackupConfiguration
{
    /// <summary>Which instance makes base backups.</summary>
    public string Target { get; set; } = "prefer-standby";

    /// <summary>How far back one can go: a number and <c>d</c>, <c>w</c> or <c>m</c>.</summary>
    public string RetentionPolicy { get; set; } = "";

    /// <summary>Where.</summary>
    public BarmanObjectStore BarmanObjectStore { get; set; } = new();
}

/// <summary>A folder of an object store.</summary>
[YamlSerializable]
internal sealed class BarmanObjectStore
{
    /// <summary>The folder.</summary>
    public string DestinationPath { get; set; } = "";

    /// <summary>Where the service is; null: where its name says.</summary>
    [YamlMember(Alias = "endpointURL")]
    public string? EndpointUrl { get; set; }

    /// <summary>Who asks S3.</summary>
    public S3Credentials? S3Credentials { get; set; }

    /// <summary>Who asks Google Cloud Storage.</summary>
    public GoogleCredentials? GoogleCredentials { get; set; }

    /// <summary>Who asks Azure.</summary>
    public AzureCredentials? AzureCredentials { get; set; }

    /// <summary>The log.</summary>
    public BackupFiles Wal { get; set; } = new();

    /// <summary>Base backups.</summary>
    public BackupFiles Data { get; set; } = new();
}

/// <summary>Who asks S3.</summary>
[YamlSerializable]
internal sealed class S3Credentials
{
    /// <summary>The role of the pod.</summary>
    [YamlMember(Alias = "inheritFromIAMRole")]
    public bool? InheritFromIamRole { get; set; }

    /// <summary>The key's id.</summary>
    public SecretKey? AccessKeyId { get; set; }

    /// <summary>The key.</summary>
    public SecretKey? SecretAccessKey { get; set; }
}

/// <summary>An entry of a Secret.</summary>
[YamlSerializable]
internal sealed class SecretKey
{
    /// <summary>The Secret.</summary>
    public string Name { get; set; } = "";

    /// <summary>The entry.</summary>
    public string Key { get; set; } = "";
}

/// <summary>Who asks Google Cloud Storage.</summary>
[YamlSerializable]
internal sealed class GoogleCredentials
{
    /// <summary>The service account of the pod.</summary>
    public bool GkeEnvironment { get; set; } = true;
}

/// <summary>Who asks Azure.</summary>
[YamlSerializable]
internal sealed class AzureCredentials
{
    /// <summary>The identity of the pod.</summary>
    [YamlMember(Alias = "inheritFromAzureAD")]
    public bool InheritFromAzureAd { get; set; } = true;
}

/// <summary>How files are written.</summary>
[YamlSerializable]
internal sealed class BackupFiles
{
    /// <summary>How they are made small.</summary>
    public string Compression { get; set; } = "gzip";
}
