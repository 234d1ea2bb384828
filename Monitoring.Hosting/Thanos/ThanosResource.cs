using Monitoring.Hosting.Model;
using Monitoring.Hosting.Security;
using Monitoring.Hosting.Thanos;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting;

/// <summary>A Thanos process of its own; the sidecar is part of Prometheus.</summary>
/// <param name="name">The name of the resource.</param>
public abstract class ThanosResource(string name) : MonitoringResource(name), ISecured, ISecurable
{
    /// <summary>API, pages and metrics.</summary>
    public WorkloadEndpoint Http => new(this, Name, ThanosProcess.Http);

    /// <inheritdoc />
    WebSecurity? ISecured.Web => Process.Web;

    /// <inheritdoc />
    IEnumerable<WorkloadEndpoint> ISecured.GuardedEndpoints => [Http];

    /// <inheritdoc />
    public override IEnumerable<MetricsEndpoint> Metrics => [new(Job, Http)];

    /// <inheritdoc />
    public override IEnumerable<Finding> Validate() => ThanosRules.Check(Name, Process, []);

    /// <inheritdoc />
    void ISecurable.Guard(WebSecurity web) => Process = Process with { Web = web };

    /// <summary>What all Thanos processes have in common.</summary>
    protected abstract ThanosSpec Process { get; set; }

    /// <summary>The value of the label <c>job</c>, whatever the name of the resource: rules and dashboards select by it.</summary>
    protected abstract string Job { get; }
}
