using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Thanos;

/// <summary>Nothing is deleted before it is downsampled.</summary>
internal sealed class SamplesLiveUntilDownsampled() : SpecRule<ThanosCompactorSpec>("MON130")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, ThanosCompactorSpec spec) => spec.Retention.Losses().Select(loss =>
        Error(name, loss, $"Keep raw samples for {ThanosRetention.MinimumRaw} and samples of 5 minutes for {ThanosRetention.MinimumFiveMinutes} or longer, or 0s: forever."));
}
