using Monitoring.Hosting.Backup;
using Monitoring.Hosting.Thanos;

namespace Monitoring.Hosting;

/// <summary>Backs up Prometheus.</summary>
public static class PrometheusBackupBuilderExtensions
{
    /// <summary>
    /// Takes snapshots of every replica on a schedule (<c>Monitoring:Backup</c>) and uploads what is in no block yet: without it, whoever loses a
    /// disk loses up to three hours of that replica. It needs Prometheus' administrative API, which can also delete series: only this and who
    /// reads from Prometheus may connect to it. Where nothing runs on a schedule, as in a local run, it is not part of the model.
    /// </summary>
    /// <param name="builder">The app host's builder.</param>
    /// <param name="name">The name of the resource.</param>
    /// <param name="prometheus">The Prometheus.</param>
    /// <param name="objectStore">Where snapshots go, into a folder <c>snapshots</c>.</param>
    /// <returns>The resource's builder.</returns>
    /// <example>
    /// <code>
    /// builder.AddPrometheusBackup("prometheus-backup", prometheus, objectStore);
    /// </code>
    /// </example>
    public static IResourceBuilder<PrometheusBackupResource> AddPrometheusBackup(
        this IDistributedApplicationBuilder builder, [ResourceName] string name, IResourceBuilder<PrometheusResource> prometheus, IResourceBuilder<ObjectStoreResource> objectStore)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(prometheus);
        ArgumentNullException.ThrowIfNull(objectStore);

        var options = builder.GetMonitoringOptions();
        var spec = new PrometheusBackupSpec(objectStore.Resource.Store)
        {
            Schedule = options.Backup.Schedule,
            Image = options.ImageOf("Curl", CurlImages.Default),
            UploaderImage = options.ImageOf(ThanosImages.Product, ThanosImages.Default),
        };
        var resource = new PrometheusBackupResource(name, prometheus.Resource, spec) { IsEnabled = options.Backup.Enabled && builder.PublishesToKubernetes() };
        if (resource.IsEnabled)
        {
            objectStore.Resource.GrantTo(prometheus.Resource);
            prometheus.WithSidecar(new SnapshotUploader(spec, prometheus.Resource), uploadsBlocks: false).With(specification => specification with { TakesSnapshots = true });
        }

        return builder.AddMonitoringResource(resource);
    }
}
