using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Monitoring.Hosting.Model;

/// <summary>
/// A duration as Prometheus writes it: <c>15s</c>, <c>2h</c>, <c>1d12h</c>
/// (https://prometheus.io/docs/prometheus/latest/configuration/configuration/, <c>&lt;duration&gt;</c>).
/// </summary>
[TypeConverter(typeof(DurationConverter))]
public readonly partial record struct Duration(TimeSpan Value) : IComparable<Duration>
{
    private static readonly (string Unit, long Milliseconds)[] Units =
        [("y", 31_536_000_000), ("w", 604_800_000), ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000), ("ms", 1)];

    /// <summary>A number of seconds.</summary>
    public static Duration Seconds(int seconds) => new(TimeSpan.FromSeconds(seconds));

    /// <summary>A number of minutes.</summary>
    public static Duration Minutes(int minutes) => new(TimeSpan.FromMinutes(minutes));

    /// <summary>A number of hours.</summary>
    public static Duration Hours(int hours) => new(TimeSpan.FromHours(hours));

    /// <summary>A number of days.</summary>
    public static Duration Days(int days) => new(TimeSpan.FromDays(days));

    /// <summary>Reads a duration: units y, w, d, h, m, s, ms, each at most once, largest first.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public static Duration Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var match = Pattern().Match(text);
        if (!match.Success || text.Length == 0)
        {
            throw new FormatException($"'{text}' is not a duration. Write it as Prometheus does: 15s, 5m, 2h, 30d.");
        }

        var milliseconds = 0L;
        for (var unit = 0; unit < Units.Length; unit++)
        {
            if (match.Groups[unit + 1].Success)
            {
                milliseconds = checked(milliseconds + (long.Parse(match.Groups[unit + 1].Value, CultureInfo.InvariantCulture) * Units[unit].Milliseconds));
            }
        }

        return new Duration(TimeSpan.FromMilliseconds(milliseconds));
    }

    /// <inheritdoc />
    public int CompareTo(Duration other) => Value.CompareTo(other.Value);

    /// <summary>Whether one duration is shorter.</summary>
    public static bool operator <(Duration left, Duration right) => left.Value < right.Value;

    /// <summary>Whether one duration is longer.</summary>
    public static bool operator >(Duration left, Duration right) => left.Value > right.Value;

    /// <summary>Whether one duration is not longer.</summary>
    public static bool operator <=(Duration left, Duration right) => left.Value <= right.Value;

    /// <summary>Whether one duration is not shorter.</summary>
    public static bool operator >=(Duration left, Duration right) => left.Value >= right.Value;

    /// <summary>The shortest text with days as the largest unit: <c>15s</c>, <c>2h</c>, <c>15d</c>.</summary>
    public override string ToString()
    {
        var rest = (long)Value.TotalMilliseconds;
        if (rest == 0)
        {
            return "0s";
        }

        var text = new StringBuilder();
        foreach (var (unit, size) in Units[2..])
        {
            if (rest >= size)
            {
                text.Append(rest / size).Append(unit);
                rest %= size;
            }
        }

        return text.ToString();
    }

    /// <summary>As Go's own durations are written, which know no days: <c>24h</c>. Some flags and cache settings of Thanos are such.</summary>
    public string ToGoString() => Value.TotalMilliseconds % 1000 != 0
        ? $"{(long)Value.TotalMilliseconds}ms"
        : (long)Value.TotalSeconds switch
        {
            0 => "0s",
            var seconds when seconds % 3600 == 0 => $"{seconds / 3600}h",
            var seconds when seconds % 60 == 0 => $"{seconds / 60}m",
            var seconds => $"{seconds}s",
        };

    [GeneratedRegex(@"^(?:(\d{1,6})y)?(?:(\d{1,6})w)?(?:(\d{1,6})d)?(?:(\d{1,6})h)?(?:(\d{1,6})m)?(?:(\d{1,6})s)?(?:(\d{1,6})ms)?$")]
    private static partial Regex Pattern();

    private sealed class DurationConverter : TypeConverter
    {
        public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => sourceType == typeof(string);

        public override object ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) => Parse((string)value);
    }
}
