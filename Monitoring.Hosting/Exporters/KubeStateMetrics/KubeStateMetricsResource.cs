using Monitoring.Hosting.Exporters;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Security;

namespace Monitoring.Hosting;

/// <summary>kube-state-metrics: says of the objects of a Kubernetes cluster what they are meant to be, and what they are.</summary>
/// <param name="name">The name of the resource.</param>
public sealed class KubeStateMetricsResource(string name) : MonitoringResource(name), ISecured, ISecurable
{
    /// <summary>The specification.</summary>
    public KubeStateMetricsSpec Spec { get; internal set; } = new();

    /// <summary>Where it serves the metrics of the cluster's objects.</summary>
    public WorkloadEndpoint Http => new(this, Name, KubeStateMetricsSpec.Http);

    /// <summary>Where it serves its own metrics.</summary>
    public WorkloadEndpoint Telemetry => new(this, Name, KubeStateMetricsSpec.Telemetry);

    /// <inheritdoc />
    WebSecurity? ISecured.Web => Spec.Web;

    /// <inheritdoc />
    IEnumerable<WorkloadEndpoint> ISecured.GuardedEndpoints => [Http, Telemetry];

    /// <inheritdoc />
    public override Replication Replication => Replication.Stateless();

    /// <inheritdoc />
    public override string DisplayName => "kube-state-metrics";

    /// <inheritdoc />
    public override string IconName => "CubeTree";

    /// <inheritdoc />
    public override IEnumerable<Flow> Flows => [];

    /// <summary>Its series are about other things: their labels are those of pods and nodes, not its own.</summary>
    public override IEnumerable<MetricsEndpoint> Metrics => [new("kube-state-metrics", Http) { HonorLabels = true }, new("kube-state-metrics-telemetry", Telemetry)];

    /// <inheritdoc />
    void ISecurable.Guard(WebSecurity web) => Spec = Spec with { Web = web };

    /// <inheritdoc />
    public override Workload Describe(Addressing addressing) => KubeStateMetricsWorkload.Describe(Name, Spec);
}
