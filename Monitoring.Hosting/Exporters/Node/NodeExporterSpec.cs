using Monitoring.Hosting.Model;
using Monitoring.Hosting.Security;

namespace Monitoring.Hosting.Exporters;

/// <summary>What node-exporter depends on: it measures the machine it runs on.</summary>
public sealed record NodeExporterSpec
{
    /// <summary>The port.</summary>
    public static Port Http { get; } = Port.Http(9100);

    /// <summary>The image. Default: <inheritdoc cref="NodeExporterImages.Tag" path="/remarks" />.</summary>
    public ContainerImage Image { get; init; } = NodeExporterImages.Default;

    /// <summary>What guards its web interface; null: nothing.</summary>
    public WebSecurity? Web { get; init; }

    /// <summary>Processor and memory. Default: 0.05 cores, 64 MiB.</summary>
    public ResourceNeeds Resources { get; init; } = ResourceNeeds.Small;
}
