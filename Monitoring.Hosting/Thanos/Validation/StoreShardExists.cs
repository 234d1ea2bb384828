using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Thanos;

/// <summary>A store gateway's part of the blocks exists.</summary>
internal sealed class StoreShardExists() : SpecRule<ThanosStoreSpec>("MON135")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, ThanosStoreSpec spec)
    {
        if (spec.Shard is { } shard && (shard.Index < 0 || shard.Index >= shard.Count))
        {
            yield return Error(name, $"There is no part {shard.Index} of {shard.Count}.", "Count the parts from 0.");
        }
    }
}
