using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Alertmanager;

/// <summary>A node of the routing tree. What it does not say it inherits from the node above.</summary>
public sealed record Route
{
    /// <summary>The name of the receiver.</summary>
    public string? Receiver { get; init; }

    /// <summary>The alerts it takes: those that meet all of these conditions.</summary>
    public IReadOnlyList<LabelMatcher> Matchers { get; init; } = [];

    /// <summary>The labels by which alerts are grouped into one notification.</summary>
    public IReadOnlyList<string> GroupBy { get; init; } = [];

    /// <summary>How long a new group waits for more alerts, and for those that inhibit it.</summary>
    public Duration? GroupWait { get; init; }

    /// <summary>How long a group waits before it tells of changes.</summary>
    public Duration? GroupInterval { get; init; }

    /// <summary>After how long a notification without changes is repeated; checked once in each <see cref="GroupInterval"/>.</summary>
    public Duration? RepeatInterval { get; init; }

    /// <summary>The names of the times in which it notifies; empty: always.</summary>
    public IReadOnlyList<string> ActiveTimes { get; init; } = [];

    /// <summary>The names of the times in which it does not notify.</summary>
    public IReadOnlyList<string> MuteTimes { get; init; } = [];

    /// <summary>Whether the routes after this one are tried too.</summary>
    public bool Continue { get; init; }

    /// <summary>Routes below: the first that matches takes the alert.</summary>
    public IReadOnlyList<Route> Routes { get; init; } = [];

    internal YamlMap ToYaml() => new()
    {
        ["receiver"] = Receiver,
        ["matchers"] = Matchers.Select(matcher => matcher.ToString()),
        ["group_by"] = GroupBy,
        ["group_wait"] = GroupWait,
        ["group_interval"] = GroupInterval,
        ["repeat_interval"] = RepeatInterval,
        ["active_time_intervals"] = ActiveTimes,
        ["mute_time_intervals"] = MuteTimes,
        ["continue"] = Continue ? true : null,
        ["routes"] = Routes.Select(route => route.ToYaml()),
    };
}
