using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Prometheus;

/// <summary>
/// An alert on the speed at which error budgets are used up: it fires while a long window shows that much was burnt and a
/// short one shows that it goes on, so that it ends soon after the cause does.
/// </summary>
/// <param name="Name">The alert's name.</param>
/// <param name="Factor">How many times as fast as allowed; at 1 the budget lasts exactly for its window.</param>
/// <param name="Long">The window that shows significance.</param>
/// <param name="Short">The window that shows that it goes on, a twelfth of the long one.</param>
/// <param name="For">How long both have to agree: two evaluations or more.</param>
/// <param name="Severity"><c>critical</c> wakes somebody up, <c>warning</c> is for working hours.</param>
internal sealed record BurnRateAlert(string Name, decimal Factor, Duration Long, Duration Short, Duration For, string Severity)
{
    /// <summary>
    /// The pairs of the SRE workbook (https://sre.google/workbook/alerting-on-slos/, table 5-8, and its three-day ticket), which
    /// mean 2 %, 5 %, 10 % and 10 % of the budget of 30 days. Those who page come first.
    /// </summary>
    public static readonly IReadOnlyList<BurnRateAlert> All =
    [
        new("SloBurnRateCritical", 14.4m, Duration.Hours(1), Duration.Minutes(5), Duration.Minutes(2), "critical"),
        new("SloBurnRateHigh", 6m, Duration.Hours(6), Duration.Minutes(30), Duration.Minutes(5), "critical"),
        new("SloBurnRateElevated", 3m, Duration.Days(1), Duration.Hours(2), Duration.Minutes(15), "warning"),
        new("SloBurnRateSlow", 1m, Duration.Days(3), Duration.Hours(6), Duration.Minutes(30), "warning"),
    ];
}
