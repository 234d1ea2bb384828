using Monitoring.Hosting.Connections;
using Monitoring.Hosting.Exporters;
using Monitoring.Hosting.Model;

namespace Monitoring.Hosting;

/// <summary>Measures a PostgreSQL server.</summary>
/// <param name="name">The name of the resource.</param>
/// <param name="database">The database it logs in to.</param>
public sealed class PostgresExporterResource(string name, PostgresDatabaseResource database) : MonitoringResource(name)
{
    /// <summary>The image. Default: <inheritdoc cref="PostgresExporterImages.Tag" path="/remarks" />.</summary>
    public ContainerImage Image { get; init; } = PostgresExporterImages.Default;

    /// <summary>The specification.</summary>
    public PostgresExporterSpec Spec => new(this.To(database)) { Image = Image };

    /// <summary>Where it serves metrics.</summary>
    public WorkloadEndpoint Http => new(this, Name, PostgresExporterSpec.Http);

    /// <inheritdoc />
    public override Replication Replication => Replication.Stateless();

    /// <inheritdoc />
    public override string DisplayName => "PostgreSQL exporter";

    /// <inheritdoc />
    public override string IconName => "DatabasePerson";

    /// <summary>It starts without the server, too, and says in its metrics that the server is away.</summary>
    public override IEnumerable<Flow> Flows => [new Flow(this, Spec.Connection.Server, FlowKind.Reaches)];

    /// <inheritdoc />
    public override IEnumerable<MetricsEndpoint> Metrics => [new("postgres-exporter", Http)];

    /// <inheritdoc />
    public override Workload Describe(Addressing addressing) => PostgresExporterWorkload.Describe(Name, Spec, addressing);
}
