using Monitoring.Hosting.Exporters;

namespace Monitoring.Hosting;

/// <summary>Adds node-exporter.</summary>
public static class NodeExporterBuilderExtensions
{
    /// <summary>Adds node-exporter, one on each node; locally it measures the machine that runs the containers.</summary>
    /// <param name="builder">The app host's builder.</param>
    /// <param name="name">The name of the resource.</param>
    /// <returns>The resource's builder.</returns>
    /// <example>
    /// <code>
    /// builder.AddNodeExporter("node-exporter");
    /// </code>
    /// </example>
    public static IResourceBuilder<NodeExporterResource> AddNodeExporter(this IDistributedApplicationBuilder builder, [ResourceName] string name)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);

        var options = builder.GetMonitoringOptions();
        var exporter = new NodeExporterResource(name);
        exporter.Spec = exporter.Spec with
        {
            Image = options.ImageOf("NodeExporter", NodeExporterImages.Default),
            Resources = options.Resources.NodeExporter.Apply(exporter.Spec.Resources),
        };
        return builder.AddMonitoringResource(exporter);
    }
}
