using System.Globalization;

namespace Monitoring.Watchdog.Pages;

/// <summary>Spans of time as people read them: the two largest units that matter.</summary>
internal static class Age
{
    public static string Text(TimeSpan age) => age switch
    {
        { TotalSeconds: < 1 } => "0 s",
        { TotalMinutes: < 1 } => Whole(age.TotalSeconds, "s"),
        { TotalHours: < 1 } => Whole(age.TotalMinutes, "min"),
        { TotalDays: < 1 } => Two(age.TotalHours, "h", age.Minutes, "min"),
        _ => Two(age.TotalDays, "d", age.Hours, "h"),
    };

    private static string Two(double large, string largeUnit, int small, string smallUnit) =>
        small == 0 ? Whole(large, largeUnit) : $"{Whole(large, largeUnit)} {Whole(small, smallUnit)}";

    private static string Whole(double amount, string unit) => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(amount)}\u00A0{unit}");
}
