using Monitoring.Hosting.Model;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Redis;

/// <summary>The log of Redis fits on its disk.</summary>
internal sealed class CacheHasADisk() : SpecRule<RedisOptions>("MON188")
{
    // The log is written anew when it has doubled, beside the old one: three times what is in memory, and a little.
    private static readonly ByteSize Least = ByteSize.GiB(1);

    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, RedisOptions spec)
    {
        if (spec.Mode != RedisMode.External && spec.StorageSize < Least)
        {
            yield return Error($"{name}:StorageSize", $"{spec.StorageSize} do not hold the log of what is in memory while it is written anew.", $"Use {Least} or more, for instance 2Gi.");
        }
    }
}
