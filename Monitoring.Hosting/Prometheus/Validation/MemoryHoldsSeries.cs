using Monitoring.Hosting.Model;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Prometheus;

/// <summary>The memory holds the series, as far as their number is known.</summary>
internal sealed class MemoryHoldsSeries() : SpecRule<PrometheusSpec>("MON149")
{
    // An active series takes 4 to 8 KiB, with queries and rules over it.
    private const long BytesPerSeries = 8 << 10;

    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, PrometheusSpec spec)
    {
        var needed = new ByteSize((spec.ExpectedSeries ?? 0L) * BytesPerSeries);
        if (needed > spec.Resources.Memory)
        {
            yield return Warning(name, $"{spec.ExpectedSeries} series take some {needed.Bytes >> 20}Mi of memory, and it has {spec.Resources.Memory}.", "Give it more, or use more shards.");
        }
    }
}
