using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Redis;

/// <summary>What the options of Redis must hold.</summary>
internal static class RedisRules
{
    /// <summary>All rules.</summary>
    public static IReadOnlyList<SpecRule<RedisOptions>> All { get; } = [new CacheHasADisk(), new ExternalCacheHasAnAddress()];

    /// <summary>What does not hold.</summary>
    public static IEnumerable<Finding> Check(RedisOptions options) => All.SelectMany(rule => rule.Check($"{MonitoringOptions.SectionName}:{nameof(MonitoringOptions.Redis)}", options));
}
