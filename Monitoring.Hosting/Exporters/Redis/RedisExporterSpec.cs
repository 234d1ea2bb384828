using Monitoring.Hosting.Connections;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Security;

namespace Monitoring.Hosting.Exporters;

/// <summary>What the Redis exporter depends on.</summary>
/// <param name="Connection">The Redis it measures.</param>
public sealed record RedisExporterSpec(RedisConnection Connection)
{
    /// <summary>The port.</summary>
    public static Port Http { get; } = Port.Http(9121);

    /// <summary>The image. Default: <inheritdoc cref="RedisExporterImages.Tag" path="/remarks" />.</summary>
    public ContainerImage Image { get; init; } = RedisExporterImages.Default;

    /// <summary>What guards its web interface; null: nothing.</summary>
    public WebSecurity? Web { get; init; }

    /// <summary>Processor and memory. Default: 0.05 cores, 64 MiB.</summary>
    public ResourceNeeds Resources { get; init; } = ResourceNeeds.Small;
}
