using Monitoring.Hosting.Model;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Thanos;

/// <summary>Coarser samples live at least as long as finer ones: they are what remains.</summary>
internal sealed class CoarseSamplesOutliveFineOnes() : SpecRule<ThanosCompactorSpec>("MON138")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, ThanosCompactorSpec spec)
    {
        var (raw, five, hour) = (spec.Retention.Raw, spec.Retention.FiveMinutes, spec.Retention.OneHour);
        if (IsShorter(five, raw) || IsShorter(hour, five))
        {
            yield return Warning(name, $"Samples live for {raw} as scraped, {five} by 5 minutes, {hour} by the hour: the coarser ones are gone before the finer ones, and were made for nothing.",
                "Keep coarser samples for longer.");
        }
    }

    // Zero is forever.
    private static bool IsShorter(Duration coarse, Duration fine) => coarse.Value > TimeSpan.Zero && (fine.Value == TimeSpan.Zero || coarse < fine);
}
