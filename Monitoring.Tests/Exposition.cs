using System.Globalization;
using System.Text.RegularExpressions;

namespace Monitoring.Tests;

/// <summary>The samples of a scrape.</summary>
internal sealed partial class Exposition
{
    private readonly List<(string Name, Dictionary<string, string> Labels, double Value)> _samples = [];

    public static Exposition Parse(string text)
    {
        var result = new Exposition();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#'))
        {
            var match = Sample().Match(line);
            if (!match.Success)
                throw new FormatException($"This is no sample: {line}");
            var labels = Label().Matches(match.Groups["labels"].Value)
                .ToDictionary(label => label.Groups["name"].Value, label => Regex.Unescape(label.Groups["value"].Value), StringComparer.Ordinal);
            var value = match.Groups["value"].Value;
            result._samples.Add((match.Groups["name"].Value, labels, value == "+Inf" ? double.PositiveInfinity : double.Parse(value, CultureInfo.InvariantCulture)));
        }
        return result;
    }

    public bool Has(string name, params (string Name, string Value)[] labels) => Find(name, labels).Any();

    /// <summary>The sum of the samples that have at least these labels.</summary>
    public double Value(string name, params (string Name, string Value)[] labels)
    {
        var values = Find(name, labels).Select(sample => sample.Value).ToList();
        return values.Count > 0 ? values.Sum() : throw new KeyNotFoundException($"There is no sample of {name} with {string.Join(", ", labels)}.");
    }

    /// <summary>All values of a label in the samples of this name.</summary>
    public IReadOnlyList<string> LabelValues(string name, string label) =>
        [.. Find(name, []).Select(sample => sample.Labels.GetValueOrDefault(label, "")).Distinct().Order(StringComparer.Ordinal)];

    private IEnumerable<(string Name, Dictionary<string, string> Labels, double Value)> Find(string name, (string Name, string Value)[] labels) =>
        _samples.Where(sample => sample.Name == name && labels.All(label => sample.Labels.GetValueOrDefault(label.Name) == label.Value));

    [GeneratedRegex("""^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(\{(?<labels>.*)\})? (?<value>[^ ]+)( .*)?$""")]
    private static partial Regex Sample();

    [GeneratedRegex("""(?<name>[a-zA-Z_][a-zA-Z0-9_]*)="(?<value>([^"\\]|\\.)*)"(,|$)""")]
    private static partial Regex Label();
}
