using System.Globalization;
using System.Text;

namespace OpenTelemetry.Exporter;

/// <summary>Labels in order of appearance. Keys that become one by sanitizing share a label, their values joined by a semicolon.</summary>
internal sealed class LabelSet
{
    private readonly List<KeyValuePair<string, string>> _labels = [];

    public bool IsEmpty => _labels.Count == 0;

    public void Add(string key, object? value)
    {
        var name = MetricFamily.Sanitize(key);
        var text = ValueOf(value);
        var index = _labels.FindIndex(label => label.Key == name);
        if (index < 0)
            _labels.Add(new(name, text));
        else
            _labels[index] = new(name, $"{_labels[index].Value};{text}");
    }

    public override string ToString()
    {
        var result = new StringBuilder();
        foreach (var (name, value) in _labels)
        {
            if (result.Length > 0)
                result.Append(',');
            result.Append(name).Append("=\"").Append(Escape(value)).Append('"');
        }
        return result.ToString();
    }

    private static string ValueOf(object? value) => value switch
    {
        null => "",
        bool truth => truth ? "true" : "false",
        Array many => "[" + string.Join(',', many.Cast<object?>().Select(ValueOf)) + "]",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Escape(string value) => value
        .Replace("\\", @"\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", @"\n", StringComparison.Ordinal);
}
