using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Prometheus;

/// <summary>Blocks leave room on the disk for the WAL and for compaction.</summary>
internal sealed class BlocksLeaveRoom() : SpecRule<PrometheusSpec>("MON147")
{
    // What upstream recommends (https://prometheus.io/docs/prometheus/latest/storage/).
    private const decimal LargestShare = 0.85m;

    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, PrometheusSpec spec)
    {
        if (spec.EffectiveRetentionSize.Bytes > spec.DiskSize.Bytes * LargestShare)
        {
            yield return Error(name, $"Blocks may take {spec.EffectiveRetentionSize} of a disk of {spec.DiskSize}: it is full before they are deleted.",
                $"Let them take {LargestShare:0%} of it at most, or leave the size out.");
        }
    }
}
