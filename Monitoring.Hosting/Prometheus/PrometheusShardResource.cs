using Monitoring.Hosting.Model;
using Monitoring.Hosting.Prometheus;
using Monitoring.Hosting.Security;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting;

/// <summary>Another part of the targets of a Prometheus, under the same specification. The first part is the Prometheus itself.</summary>
/// <param name="prometheus">The Prometheus.</param>
/// <param name="index">Which part, from 1.</param>
public sealed class PrometheusShardResource(PrometheusResource prometheus, int index) : MonitoringResource($"{prometheus.Name}-shard-{index}"), ISecured
{
    /// <summary>Which part, from 1.</summary>
    public int Index => index;

    /// <summary>The Prometheus whose targets it shares.</summary>
    public PrometheusResource Prometheus => prometheus;

    /// <summary>Its API, web interface and own metrics.</summary>
    public WorkloadEndpoint Http => new(this, Name, PrometheusWorkload.Http);

    /// <inheritdoc />
    WebSecurity? ISecured.Web => prometheus.Spec.Web;

    /// <inheritdoc />
    IEnumerable<WorkloadEndpoint> ISecured.GuardedEndpoints => prometheus.GuardedEndpointsOf(this, Http);

    /// <inheritdoc />
    public override Replication Replication => prometheus.Replication;

    /// <inheritdoc />
    public override string DisplayName => $"{prometheus.DisplayName}, shard {index}";

    /// <inheritdoc />
    public override string IconName => prometheus.IconName;

    /// <inheritdoc />
    public override IReadOnlyDictionary<Secret, ParameterResource> Secrets => prometheus.Secrets;

    /// <inheritdoc />
    public override IEnumerable<MetricsEndpoint> Metrics => prometheus.MetricsOf(this, Http);

    /// <inheritdoc />
    public override IEnumerable<Flow> Flows => prometheus.FlowsOf(this);

    /// <inheritdoc />
    internal override MonitoringResource Whole => prometheus;

    /// <summary>What holds of the Prometheus holds of all its shards.</summary>
    public override IEnumerable<Finding> Validate() => prometheus.Validate();

    /// <inheritdoc />
    public override Workload Describe(Addressing addressing) => PrometheusWorkload.Describe(this, prometheus.Name, prometheus.SpecOf(index), addressing);
}
