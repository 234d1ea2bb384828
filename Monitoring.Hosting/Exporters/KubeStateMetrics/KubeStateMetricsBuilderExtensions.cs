using Monitoring.Hosting.Exporters;

namespace Monitoring.Hosting;

/// <summary>Adds kube-state-metrics.</summary>
public static class KubeStateMetricsBuilderExtensions
{
    /// <summary>
    /// Adds kube-state-metrics, which measures the Kubernetes cluster that the stack is published to. Elsewhere there is no cluster, and it
    /// is not part of the model.
    /// </summary>
    /// <param name="builder">The app host's builder.</param>
    /// <param name="name">The name of the resource.</param>
    /// <returns>The resource's builder.</returns>
    /// <example>
    /// <code>
    /// builder.AddKubeStateMetrics("kube-state-metrics");
    /// </code>
    /// </example>
    public static IResourceBuilder<KubeStateMetricsResource> AddKubeStateMetrics(this IDistributedApplicationBuilder builder, [ResourceName] string name)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);

        var options = builder.GetMonitoringOptions();
        var exporter = new KubeStateMetricsResource(name) { IsEnabled = builder.PublishesToKubernetes() };
        exporter.Spec = exporter.Spec with
        {
            Image = options.ImageOf("KubeStateMetrics", KubeStateMetricsImages.Default),
            Resources = options.Resources.KubeStateMetrics.Apply(exporter.Spec.Resources),
        };
        return builder.AddMonitoringResource(exporter);
    }
}
