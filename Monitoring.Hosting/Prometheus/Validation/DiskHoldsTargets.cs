using Monitoring.Hosting.Model;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Prometheus;

/// <summary>The disk holds what the targets bring, by an estimate where nobody says how many series there are. Targets that are discovered
/// are not counted: there are more series then, not fewer.</summary>
internal sealed class DiskHoldsTargets() : SpecRule<PrometheusSpec>("MON157")
{
    // Those of this stack have 300 to 2,000 each.
    private const int SeriesPerTarget = 1000;

    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, PrometheusSpec spec)
    {
        if (spec.ExpectedSeries is not null || spec.ScrapeInterval.Value <= TimeSpan.Zero || spec.Shards < 1)
        {
            yield break;
        }

        var jobs = ScrapeConfiguration.Jobs(spec).Select(job => (Targets: job.Targets.Sum(Count), Interval: job.Interval ?? spec.ScrapeInterval)).ToList();
        var samplesPerSecond = jobs.Sum(job => job.Targets * SeriesPerTarget / job.Interval.Value.TotalSeconds) / spec.Shards;
        var needed = DiskHoldsRetention.Needed(samplesPerSecond, spec.Retention);
        if (needed > spec.EffectiveRetentionSize)
        {
            yield return Warning(name,
                $"{jobs.Sum(job => job.Targets)} targets of some {SeriesPerTarget} series take {needed} in {spec.Retention}, and blocks have {spec.EffectiveRetentionSize} of the disk: older ones are deleted early.",
                "Use a larger disk or a shorter retention, or set Monitoring:Prometheus:ExpectedSeries where the estimate is wrong.");
        }
    }

    private static int Count(TargetSource source) => source switch
    {
        EndpointTargets { Endpoint: WorkloadEndpoint workload } => workload.Workload.Replication.Replicas,
        EndpointTargets => 1,
        AddressTargets addresses => addresses.Addresses.Count,
        _ => 0,
    };
}
