using Monitoring.Hosting.Thanos;

namespace Monitoring.Hosting;

/// <summary>Puts Thanos beside Prometheus.</summary>
public static class ThanosSidecarBuilderExtensions
{
    /// <summary>
    /// Puts a Thanos sidecar beside each replica. It serves the samples there and uploads blocks; Prometheus then no longer compacts them itself.
    /// Nothing happens when Thanos is switched off (<c>Monitoring:Thanos:Enabled</c>).
    /// </summary>
    /// <param name="builder">The Prometheus.</param>
    /// <param name="objectStore">Where blocks are uploaded to. Default: nowhere.</param>
    /// <returns>The same builder.</returns>
    /// <example>
    /// <code>
    /// builder.AddPrometheus("prometheus").WithThanosSidecar(builder.AddObjectStore("object-store"));
    /// </code>
    /// </example>
    public static IResourceBuilder<PrometheusResource> WithThanosSidecar(
        this IResourceBuilder<PrometheusResource> builder, IResourceBuilder<ObjectStoreResource>? objectStore = null)
    {
        ArgumentNullException.ThrowIfNull(builder);

        var options = builder.ApplicationBuilder.GetMonitoringOptions();
        if (!options.Thanos.Enabled)
        {
            return builder;
        }

        var prometheus = builder.Resource;
        var spec = new ThanosSidecarSpec(objectStore?.Resource.GrantTo(prometheus));
        spec = spec with
        {
            Image = options.ImageOf(ThanosImages.Product, ThanosImages.Default),
            Resources = options.Resources.ThanosSidecar.Apply(spec.Resources),
        };
        prometheus.Spec = prometheus.Spec with
        {
            Sidecars = [.. prometheus.Spec.Sidecars.Where(sidecar => sidecar is not ThanosSidecar), new ThanosSidecar(spec, prometheus.Http, prometheus.Data)],
            UploadsBlocks = objectStore is not null,
        };
        return builder;
    }
}
