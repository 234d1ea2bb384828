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
        return builder.AddMonitoringResource(new KubeStateMetricsResource(name)
        {
            IsEnabled = builder.PublishesToKubernetes(),
            Spec = new KubeStateMetricsSpec { Image = options.ImageOf("KubeStateMetrics", KubeStateMetricsImages.Default) },
        });
    }
}
