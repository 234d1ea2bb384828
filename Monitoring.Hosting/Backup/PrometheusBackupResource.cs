using Monitoring.Hosting.Backup;
using Monitoring.Hosting.Model;

namespace Monitoring.Hosting;

/// <summary>Backs up what Prometheus has in no block yet, on a schedule.</summary>
/// <param name="name">The name of the resource.</param>
/// <param name="prometheus">The Prometheus.</param>
/// <param name="spec">The specification.</param>
public sealed class PrometheusBackupResource(string name, PrometheusResource prometheus, PrometheusBackupSpec spec) : MonitoringResource(name)
{
    /// <summary>The specification.</summary>
    public PrometheusBackupSpec Spec => spec;

    /// <inheritdoc />
    public override Replication Replication => Replication.OnSchedule(spec.Schedule);

    /// <inheritdoc />
    public override string DisplayName => "Backup of Prometheus";

    /// <inheritdoc />
    public override string IconName => "CloudArchive";

    /// <inheritdoc />
    public override IEnumerable<MetricsEndpoint> Metrics => [];

    /// <inheritdoc />
    public override IEnumerable<Flow> Flows => prometheus.AllHttp.Select(http => new Flow(this, http, FlowKind.Reaches));

    /// <inheritdoc />
    public override Workload Describe(Addressing addressing)
    {
        UseAccessTo(prometheus.Http);
        return PrometheusBackupWorkload.Describe(this, spec, [.. prometheus.AllHttp], addressing);
    }
}
