using Monitoring.Hosting.Model;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Prometheus;

/// <summary>What the sidecar may not yet have uploaded is still there.</summary>
internal sealed class BlocksStayUntilUploaded() : SpecRule<PrometheusSpec>("MON103")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, PrometheusSpec spec)
    {
        if (spec.UploadsBlocks && spec.Retention < ShortestRetention)
        {
            yield return Error(name, $"A retention of {spec.Retention} deletes blocks that may not have been uploaded.", $"Keep at least {ShortestRetention}: three blocks.");
        }
    }

    private static Duration ShortestRetention { get; } = Duration.Hours(3 * (int)PrometheusConfiguration.BlockDuration.Value.TotalHours);
}
