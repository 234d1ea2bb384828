using Monitoring.Hosting.Alertmanager;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Security;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting;

/// <summary>Alertmanager: a cluster that agrees by gossip on what was delivered.</summary>
/// <param name="name">The name of the resource.</param>
public sealed class AlertmanagerResource(string name) : MonitoringResource(name), ISecured, ISecurable, IPublicComponent
{
    /// <summary>Everything its configuration depends on.</summary>
    public AlertmanagerSpec Spec { get; internal set; } = new();

    /// <summary>The API, the web interface and its own metrics. Alerts go to every member of it.</summary>
    public WorkloadEndpoint Http => new(this, Name, AlertmanagerWorkload.Http);

    /// <inheritdoc />
    WebSecurity? ISecured.Web => Spec.Web;

    /// <inheritdoc />
    IEnumerable<WorkloadEndpoint> ISecured.GuardedEndpoints => [Http];

    /// <inheritdoc />
    public override Replication Replication => Replication.Peers(Spec.Replicas);

    /// <inheritdoc />
    public override string DisplayName => "Alertmanager";

    /// <inheritdoc />
    public override string IconName => "AlertUrgent";

    /// <inheritdoc />
    public override IEnumerable<MetricsEndpoint> Metrics => [new("alertmanager", Http)];

    /// <inheritdoc />
    public override IEnumerable<Flow> Flows =>
        Gossip().Concat(Targets()).Where(endpoint => endpoint.IsEnabled).Select(endpoint => new Flow(this, endpoint, FlowKind.Reaches));

    /// <inheritdoc />
    public override IEnumerable<Finding> Validate() => AlertmanagerRules.Check(Name, Spec);

    /// <inheritdoc />
    void ISecurable.Guard(WebSecurity web) => Spec = Spec with { Web = web };

    /// <inheritdoc />
    BasicAuth? IPublicComponent.FirstLogin => Spec.Web?.Access.BasicAuth;

    /// <inheritdoc />
    void IPublicComponent.ReachAt(HostName host) => Spec = Spec with { PublicHost = host };

    /// <inheritdoc />
    public override Workload Describe(Addressing addressing) => AlertmanagerWorkload.Describe(this, Spec, addressing);

    private IEnumerable<Endpoint> Gossip() => Spec.Replicas == 1 ? [] :
    [
        new WorkloadEndpoint(this, Name, AlertmanagerWorkload.GossipTcp),
        new WorkloadEndpoint(this, Name, AlertmanagerWorkload.GossipUdp),
    ];

    private IEnumerable<Endpoint> Targets() =>
        Spec.Receivers.SelectMany(receiver => receiver.Integrations).Select(integration => integration.Target).Distinct();
}
