using Monitoring.Hosting.Model;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Prometheus;

/// <summary>The disk holds what is kept, as far as the number of series is known.</summary>
internal sealed class DiskHoldsRetention() : SpecRule<PrometheusSpec>("MON148")
{
    // One to two bytes, compressed (https://prometheus.io/docs/prometheus/latest/storage/#operational-aspects).
    private const double BytesPerSample = 1.5;

    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, PrometheusSpec spec)
    {
        if (spec.ExpectedSeries is not { } series || spec.ScrapeInterval.Value <= TimeSpan.Zero)
        {
            yield break;
        }

        var needed = Needed(series / spec.ScrapeInterval.Value.TotalSeconds, spec.Retention);
        if (needed > spec.EffectiveRetentionSize)
        {
            yield return Warning(name,
                $"{series} series every {spec.ScrapeInterval} for {spec.Retention} take {needed}, and blocks have {spec.EffectiveRetentionSize} of the disk: older ones are deleted early.",
                "Use a larger disk, a shorter retention, or more shards.");
        }
    }

    /// <summary>What samples take.</summary>
    internal static ByteSize Needed(double samplesPerSecond, Duration retention) =>
        ByteSize.MiB((long)(samplesPerSecond * retention.Value.TotalSeconds * BytesPerSample / (1 << 20)));
}
