using System.Text.RegularExpressions;
using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Prometheus;

/// <summary>A promise about a service: how large a share of events must be good within a window.</summary>
/// <param name="Name">Its name, unique in the stack, as the label <c>slo</c> of all its series: lower-case words with hyphens.</param>
/// <param name="Objective">The share of events that must be good, in percent: 99.9. Below 93.1 even a total outage is no 14.4-fold burn.</param>
/// <param name="Indicator">What is good.</param>
public sealed partial record ServiceLevelObjective(string Name, double Objective, ServiceLevelIndicator Indicator)
{
    /// <summary>The shortest window: the slowest burn rate alert looks back three days, and needs room to mean something.</summary>
    public static readonly Duration ShortestWindow = Duration.Days(7);

    /// <summary>The usual window, for which the SRE workbook gives its factors: 30 days.</summary>
    public static readonly Duration DefaultWindow = Duration.Days(30);

    /// <summary>The time over which the promise holds, whole days. Default: <see cref="DefaultWindow"/>.</summary>
    public Duration Window { get; init; } = DefaultWindow;

    /// <summary>The share of events that may be bad: 0.001 for an objective of 99.9 %.</summary>
    internal decimal ErrorBudget => (100 - (decimal)Objective) / 100;

    internal bool HasName => NamePattern().IsMatch(Name);

    internal bool HasObjective => Objective is > 0 and < 100;

    internal bool HasWindow => Window >= ShortestWindow && Window.Value.Ticks % TimeSpan.TicksPerDay == 0;

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex NamePattern();
}
