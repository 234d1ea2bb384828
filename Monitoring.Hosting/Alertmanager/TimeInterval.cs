using System.Globalization;
using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Alertmanager;

/// <summary>A time in which a route is active, or muted
/// (https://prometheus.io/docs/alerting/latest/configuration/#time_interval-0).</summary>
/// <param name="Name">Its name; routes refer to it.</param>
/// <param name="Times">The spans of time; any of them will do.</param>
public sealed record TimeInterval(string Name, params IReadOnlyList<TimeSpanOfWeek> Times)
{
    /// <summary>Monday to Friday, nine to five.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="location">The time zone, for instance <c>Europe/Berlin</c>.</param>
    public static TimeInterval OfficeHours(string name = "office-hours", string location = "UTC") =>
        new(name, new TimeSpanOfWeek(DayOfWeek.Monday, DayOfWeek.Friday, new(9, 0), new(17, 0)) { Location = location });

    internal YamlMap ToYaml() => new() { ["name"] = Name, ["time_intervals"] = Times.Select(time => time.ToYaml()) };
}

/// <summary>A time of the day on some days of the week.</summary>
/// <param name="FirstDay">The first day.</param>
/// <param name="LastDay">The last day, included; the week begins on Sunday.</param>
/// <param name="Start">When it begins on each of these days.</param>
/// <param name="End">When it ends, excluded; midnight: at the end of the day.</param>
public sealed record TimeSpanOfWeek(DayOfWeek FirstDay, DayOfWeek LastDay, TimeOnly Start, TimeOnly End)
{
    /// <summary>The time zone, as in the IANA database. Default: <c>UTC</c>.</summary>
    public string Location { get; init; } = "UTC";

    internal YamlMap ToYaml() => new()
    {
        ["times"] = new[] { new YamlMap { ["start_time"] = Format(Start), ["end_time"] = End == TimeOnly.MinValue ? "24:00" : Format(End) } },
        ["weekdays"] = new[] { $"{Format(FirstDay)}:{Format(LastDay)}" },
        ["location"] = Location,
    };

    private static string Format(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Format(DayOfWeek day) => day.ToString().ToLowerInvariant();
}
