using System.Text;
using OpenTelemetry.Metrics;

namespace OpenTelemetry.Exporter;

/// <summary>What Prometheus calls an instrument: name with unit, type and, for counters, the suffix of their samples.</summary>
/// <remarks>The rules are those of OpenTelemetry's specification "Prometheus and OpenMetrics Compatibility".</remarks>
internal sealed record MetricFamily(string Name, string? Unit, MetricFamilyType Type)
{
    private static readonly Dictionary<string, string> Units = new(StringComparer.Ordinal)
    {
        ["d"] = "days",
        ["h"] = "hours",
        ["min"] = "minutes",
        ["s"] = "seconds",
        ["ms"] = "milliseconds",
        ["us"] = "microseconds",
        ["ns"] = "nanoseconds",
        ["By"] = "bytes",
        ["KiBy"] = "kibibytes",
        ["MiBy"] = "mebibytes",
        ["GiBy"] = "gibibytes",
        ["TiBy"] = "tibibytes",
        ["kBy"] = "kilobytes",
        ["MBy"] = "megabytes",
        ["GBy"] = "gigabytes",
        ["TBy"] = "terabytes",
        ["m"] = "meters",
        ["V"] = "volts",
        ["A"] = "amperes",
        ["J"] = "joules",
        ["W"] = "watts",
        ["g"] = "grams",
        ["Cel"] = "celsius",
        ["Hz"] = "hertz",
        ["%"] = "percent",
    };

    private static readonly Dictionary<string, string> PerUnits = new(StringComparer.Ordinal)
    {
        ["s"] = "second",
        ["min"] = "minute",
        ["h"] = "hour",
        ["d"] = "day",
        ["w"] = "week",
        ["mo"] = "month",
        ["y"] = "year",
    };

    /// <summary>The name of a single-valued sample of this family.</summary>
    public string SampleName => Type == MetricFamilyType.Counter ? Name + "_total" : Name;

    /// <returns>Null for exponential histograms, which neither format can express.</returns>
    public static MetricFamily? Of(Metric metric)
    {
        MetricFamilyType? type = metric.MetricType switch
        {
            MetricType.LongSum or MetricType.DoubleSum => MetricFamilyType.Counter,
            MetricType.Histogram => MetricFamilyType.Histogram,
            MetricType.ExponentialHistogram => null,
            _ => MetricFamilyType.Gauge,
        };
        if (type is null)
            return null;

        var name = Sanitize(metric.Name);
        if (type == MetricFamilyType.Counter && name.EndsWith("_total", StringComparison.Ordinal))
            name = name[..^"_total".Length];

        var unit = UnitOf(metric.Unit, type.Value);
        if (unit is not null && !name.EndsWith("_" + unit, StringComparison.Ordinal))
            name = $"{name}_{unit}";

        return new MetricFamily(name, unit, type.Value);
    }

    /// <summary>Turns every run of characters that a name can't have into one underscore.</summary>
    public static string Sanitize(string name)
    {
        var result = new StringBuilder(name.Length + 1);
        foreach (var character in name)
        {
            if (result.Length == 0 && char.IsAsciiDigit(character))
                result.Append('_');
            if (char.IsAsciiLetterOrDigit(character))
                result.Append(character);
            else if (result.Length == 0 || result[^1] != '_')
                result.Append('_');
        }
        return result.ToString();
    }

    private static string? UnitOf(string unit, MetricFamilyType type)
    {
        if (unit == "1")
            return type == MetricFamilyType.Gauge ? "ratio" : null;

        // Braces hold an annotation for people: {request}.
        var open = unit.IndexOf('{', StringComparison.Ordinal);
        var bare = open < 0 ? unit : unit[..open];
        if (bare.Length == 0)
            return null;

        var parts = bare.Split('/', 2);
        var amount = Sanitize(Units.GetValueOrDefault(parts[0], parts[0])).Trim('_');
        if (parts.Length == 1)
            return amount.Length == 0 ? null : amount;
        var per = Sanitize(PerUnits.GetValueOrDefault(parts[1], parts[1])).Trim('_');
        return amount.Length == 0 ? "per_" + per : $"{amount}_per_{per}";
    }
}

internal enum MetricFamilyType
{
    Counter,
    Gauge,
    Histogram,
}
