using Monitoring.Hosting.Exporters;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Security;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting;

/// <summary>node-exporter: measures the machine it runs on.</summary>
/// <param name="name">The name of the resource.</param>
public sealed class NodeExporterResource(string name) : MonitoringResource(name), ISecured, ISecurable
{
    /// <summary>The specification.</summary>
    public NodeExporterSpec Spec { get; internal set; } = new();

    /// <summary>Where it serves metrics.</summary>
    public WorkloadEndpoint Http => new(this, Name, NodeExporterSpec.Http);

    /// <inheritdoc />
    WebSecurity? ISecured.Web => Spec.Web;

    /// <inheritdoc />
    IEnumerable<WorkloadEndpoint> ISecured.GuardedEndpoints => [Http];

    /// <inheritdoc />
    public override Replication Replication => Replication.PerNode;

    /// <inheritdoc />
    public override string DisplayName => "node-exporter";

    /// <inheritdoc />
    public override string IconName => "Server";

    /// <inheritdoc />
    public override IEnumerable<Flow> Flows => [];

    /// <inheritdoc />
    public override IEnumerable<MetricsEndpoint> Metrics => [new("node-exporter", Http)];

    /// <inheritdoc />
    public override IEnumerable<Finding> Validate() => new ExporterCanBeGuarded(ExporterGates.NodeWebConfiguration).Check(Name, new(Spec.Image, Spec.Web));

    /// <inheritdoc />
    void ISecurable.Guard(WebSecurity web) => Spec = Spec with { Web = web };

    /// <inheritdoc />
    public override Workload Describe(Addressing addressing) => NodeExporterWorkload.Describe(Name, Spec);
}
