using System.Text.RegularExpressions;
using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Prometheus;

/// <summary>A promise about a service: how large a share of events must be good within a window.</summary>
public sealed partial record ServiceLevelObjective
{
    /// <summary>The shortest window: the slowest burn rate alert looks back three days, and needs room to mean something.</summary>
    public static readonly Duration ShortestWindow = Duration.Days(7);

    /// <summary>The usual window, for which the SRE workbook gives its factors: 30 days.</summary>
    public static readonly Duration DefaultWindow = Duration.Days(30);

    /// <summary>Makes a promise.</summary>
    /// <param name="name">Its name, unique in the stack, as the label <c>slo</c> of all its series: lower-case words with hyphens.</param>
    /// <param name="objective">The share of events that must be good, in percent: 99.9. Below 93.1 even a total outage is no 14.4-fold burn.</param>
    /// <param name="indicator">What is good.</param>
    /// <param name="window">The time over which the promise holds, whole days; default: <see cref="DefaultWindow"/>.</param>
    /// <exception cref="ArgumentException">A value makes no promise; the message says which and why.</exception>
    public ServiceLevelObjective(string name, decimal objective, ServiceLevelIndicator indicator, Duration? window = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(indicator);
        if (!NamePattern().IsMatch(name))
        {
            throw new ArgumentException($"'{name}' is no name for an objective. Use lower-case words with hyphens: api-availability.", nameof(name));
        }

        if (objective is <= 0 or >= 100)
        {
            throw new ArgumentException($"The objective of {name} is {objective} %. Choose more than 0 and less than 100: without an error budget there is nothing to burn.", nameof(objective));
        }

        Name = name;
        Objective = objective;
        Indicator = indicator;
        Window = window ?? DefaultWindow;
        if (Window < ShortestWindow || Window.Value.Ticks % TimeSpan.TicksPerDay != 0)
        {
            throw new ArgumentException($"The window of {name} is {Window}. Choose whole days, at least {ShortestWindow}.", nameof(window));
        }
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The share of events that must be good, in percent.</summary>
    public decimal Objective { get; }

    /// <summary>What is good.</summary>
    public ServiceLevelIndicator Indicator { get; }

    /// <summary>The time over which the promise holds.</summary>
    public Duration Window { get; }

    /// <summary>The share of events that may be bad: 0.001 for an objective of 99.9 %.</summary>
    public decimal ErrorBudget => (100 - Objective) / 100;

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex NamePattern();
}
