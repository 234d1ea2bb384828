using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Prometheus;

/// <summary>There is a replica and a shard.</summary>
internal sealed class ScrapesSomething() : SpecRule<PrometheusSpec>("MON100")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, PrometheusSpec spec)
    {
        if (spec.Replicas < 1)
        {
            yield return Error(name, $"{spec.Replicas} replicas scrape nothing.", "Use WithReplicas(2), or 1 where a gap does no harm.");
        }

        if (spec.Shards < 1)
        {
            yield return Error(name, $"{spec.Shards} shards scrape nothing.", "Use WithShards(1) to divide nothing.");
        }
    }
}
