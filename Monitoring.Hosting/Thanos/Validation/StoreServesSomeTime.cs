using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Thanos;

/// <summary>A store gateway's part of time is not empty.</summary>
internal sealed class StoreServesSomeTime() : SpecRule<ThanosStoreSpec>("MON134")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, ThanosStoreSpec spec)
    {
        if (spec.TimeRange is { Oldest: { } oldest, Newest: { } newest } && oldest <= newest)
        {
            yield return Error(name, $"Nothing is both younger than {oldest} and older than {newest}.", "Let the oldest age be the greater one.");
        }
    }
}
