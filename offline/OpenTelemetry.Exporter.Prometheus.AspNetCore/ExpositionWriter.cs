using System.Globalization;
using System.Text;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace OpenTelemetry.Exporter;

/// <summary>Writes metric families in one of the two formats.</summary>
internal sealed class ExpositionWriter(ExpositionFormat format)
{
    private readonly StringBuilder _text = new(16 * 1024);

    public void WriteTargetInfo(Resource resource)
    {
        var labels = new LabelSet();
        foreach (var (key, value) in resource.Attributes)
            labels.Add(key, value);
        if (labels.IsEmpty)
            return;

        // In OpenMetrics the family is "target" of type info; its one sample is target_info in both.
        WriteMetadata(format.IsOpenMetrics ? "target" : "target_info", format.IsOpenMetrics ? "info" : "gauge", null, "What this process is.");
        WriteSample("target_info", labels.ToString(), "1");
    }

    public void WriteFamily(MetricFamily family, IReadOnlyList<Metric> metrics)
    {
        var type = family.Type switch
        {
            MetricFamilyType.Counter => "counter",
            MetricFamilyType.Histogram => "histogram",
            _ => "gauge",
        };
        // Text 0.0.4 names the sample, OpenMetrics the family.
        WriteMetadata(format.IsOpenMetrics ? family.Name : family.SampleName, type, family.Unit, metrics[0].Description);

        foreach (var metric in metrics)
        {
            foreach (ref readonly var point in metric.GetMetricPoints())
            {
                var labels = LabelsOf(metric, point);
                if (family.Type == MetricFamilyType.Histogram)
                    WriteHistogram(family.Name, labels, point);
                else
                    WriteSample(family.SampleName, labels, ValueOf(metric.MetricType, point));
            }
        }
    }

    public byte[] Finish()
    {
        if (format.IsOpenMetrics)
            _text.Append("# EOF\n");
        return Encoding.UTF8.GetBytes(_text.ToString());
    }

    private void WriteMetadata(string name, string type, string? unit, string help)
    {
        _text.Append("# TYPE ").Append(name).Append(' ').Append(type).Append('\n');
        if (format.IsOpenMetrics && unit is not null)
            _text.Append("# UNIT ").Append(name).Append(' ').Append(unit).Append('\n');
        if (help.Length > 0)
            _text.Append("# HELP ").Append(name).Append(' ').Append(EscapeHelp(help)).Append('\n');
    }

    private void WriteHistogram(string name, string labels, in MetricPoint point)
    {
        long cumulative = 0;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            cumulative += bucket.BucketCount;
            var bound = double.IsPositiveInfinity(bucket.ExplicitBound) ? "+Inf" : BoundOf(bucket.ExplicitBound);
            var separator = labels.Length == 0 ? "" : ",";
            WriteSample(name + "_bucket", $"{labels}{separator}le=\"{bound}\"", cumulative.ToString(CultureInfo.InvariantCulture));
        }
        WriteSample(name + "_sum", labels, NumberOf(point.GetHistogramSum()));
        WriteSample(name + "_count", labels, point.GetHistogramCount().ToString(CultureInfo.InvariantCulture));
    }

    private void WriteSample(string name, string labels, string value)
    {
        _text.Append(name);
        if (labels.Length > 0)
            _text.Append('{').Append(labels).Append('}');
        _text.Append(' ').Append(value).Append('\n');
    }

    private static string LabelsOf(Metric metric, in MetricPoint point)
    {
        // The scope keeps instruments of one name in different meters apart.
        var labels = new LabelSet();
        labels.Add("otel_scope_name", metric.MeterName);
        if (!string.IsNullOrEmpty(metric.MeterVersion))
            labels.Add("otel_scope_version", metric.MeterVersion);
        foreach (var (key, value) in metric.MeterTags ?? [])
            labels.Add(key, value);
        foreach (var (key, value) in point.Tags)
            labels.Add(key, value);
        return labels.ToString();
    }

    private static string ValueOf(MetricType type, in MetricPoint point) => type switch
    {
        MetricType.LongSum or MetricType.LongSumNonMonotonic => point.GetSumLong().ToString(CultureInfo.InvariantCulture),
        MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => NumberOf(point.GetSumDouble()),
        MetricType.LongGauge => point.GetGaugeLastValueLong().ToString(CultureInfo.InvariantCulture),
        _ => NumberOf(point.GetGaugeLastValueDouble()),
    };

    private static string NumberOf(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        double.NaN => "NaN",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };

    /// <summary>OpenMetrics writes whole bounds as 1.0, so that both kinds of scrape agree on the series since Prometheus 3.</summary>
    private string BoundOf(double bound)
    {
        var number = NumberOf(bound);
        return format.IsOpenMetrics && !number.AsSpan().ContainsAny('.', 'E') ? number + ".0" : number;
    }

    private string EscapeHelp(string help)
    {
        var escaped = help.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal);
        return format.IsOpenMetrics ? escaped.Replace("\"", "\\\"", StringComparison.Ordinal) : escaped;
    }
}
