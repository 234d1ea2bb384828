using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Watchdog;

/// <summary>What a specification of Watchdog must hold.</summary>
internal static class WatchdogRules
{
    /// <summary>All rules.</summary>
    public static IReadOnlyList<SpecRule<WatchdogSpec>> All { get; } = [new AlertmanagerDelivers(), new HeartbeatsArriveInTime()];

    /// <summary>What does not hold.</summary>
    public static IEnumerable<Finding> Check(string name, WatchdogSpec spec) => All.SelectMany(rule => rule.Check(name, spec));
}
