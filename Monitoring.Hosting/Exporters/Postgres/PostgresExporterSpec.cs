using Monitoring.Hosting.Connections;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Security;

namespace Monitoring.Hosting.Exporters;

/// <summary>What the PostgreSQL exporter depends on.</summary>
/// <param name="Connection">The database it logs in to; it measures the whole server.</param>
public sealed record PostgresExporterSpec(PostgresConnection Connection)
{
    /// <summary>The port.</summary>
    public static Port Http { get; } = Port.Http(9187);

    /// <summary>The image. Default: <inheritdoc cref="PostgresExporterImages.Tag" path="/remarks" />.</summary>
    public ContainerImage Image { get; init; } = PostgresExporterImages.Default;

    /// <summary>What guards its web interface; null: nothing.</summary>
    public WebSecurity? Web { get; init; }

    /// <summary>Processor and memory. Default: 0.05 cores, 64 MiB.</summary>
    public ResourceNeeds Resources { get; init; } = ResourceNeeds.Small;
}
