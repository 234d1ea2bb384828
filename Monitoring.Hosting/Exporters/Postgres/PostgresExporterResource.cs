using Monitoring.Hosting.Connections;
using Monitoring.Hosting.Exporters;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Security;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting;

/// <summary>Measures a PostgreSQL server.</summary>
/// <param name="name">The name of the resource.</param>
/// <param name="database">The database it logs in to.</param>
public sealed class PostgresExporterResource(string name, PostgresDatabaseResource database) : MonitoringResource(name), ISecured, ISecurable
{
    /// <summary>The image. Default: <inheritdoc cref="PostgresExporterImages.Tag" path="/remarks" />.</summary>
    public ContainerImage Image { get; init; } = PostgresExporterImages.Default;

    /// <summary>Processor and memory. Default: 0.05 cores, 64 MiB.</summary>
    public ResourceNeeds Resources { get; init; } = ResourceNeeds.Small;

    /// <summary>What guards its web interface; null: nothing.</summary>
    public WebSecurity? Web { get; internal set; }

    /// <summary>The specification.</summary>
    public PostgresExporterSpec Spec => new(this.ToMeasure(database)) { Image = Image, Resources = Resources, Web = Web };

    /// <summary>Where it serves metrics.</summary>
    public WorkloadEndpoint Http => new(this, Name, PostgresExporterSpec.Http);

    /// <inheritdoc />
    WebSecurity? ISecured.Web => Spec.Web;

    /// <inheritdoc />
    IEnumerable<WorkloadEndpoint> ISecured.GuardedEndpoints => [Http];

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
    public override IEnumerable<Finding> Validate() => new ExporterCanBeGuarded(ExporterGates.PostgresWebConfiguration).Check(Name, new(Spec.Image, Spec.Web));

    /// <inheritdoc />
    void ISecurable.Guard(WebSecurity web) => Web = web;

    /// <inheritdoc />
    public override Workload Describe(Addressing addressing) => PostgresExporterWorkload.Describe(Name, Spec, addressing);
}
