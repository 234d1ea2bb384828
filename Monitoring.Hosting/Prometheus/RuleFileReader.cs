using System.Text.RegularExpressions;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Validation;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Monitoring.Hosting.Prometheus;

/// <summary>
/// Reads a rule file and says with file and line what Prometheus would not accept
/// (https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/).
/// </summary>
internal sealed partial class RuleFileReader
{
    private static readonly string[] FileKeys = ["groups"];
    private static readonly string[] GroupKeys = ["name", "interval", "query_offset", "limit", "labels", "rules"];
    private static readonly string[] AlertKeys = ["alert", "expr", "for", "keep_firing_for", "labels", "annotations"];
    private static readonly string[] RecordKeys = ["record", "expr", "labels"];

    private readonly string _file;
    private readonly List<Finding> _findings = [];
    private readonly List<(VersionGate Feature, int Line)> _requests = [];

    private RuleFileReader(string file) => _file = file;

    public static RuleFile Read(string name, string text)
    {
        var reader = new RuleFileReader(name);
        var groups = reader.ReadFile(text);
        return new RuleFile(name, text) { Groups = groups, Findings = reader._findings, Requests = reader._requests };
    }

    private List<RuleGroup> ReadFile(string text)
    {
        var yaml = new YamlStream();
        try
        {
            yaml.Load(new StringReader(text));
        }
        catch (YamlException broken)
        {
            Report(broken.Start, "MON110", $"This is not YAML: {broken.Message}", "Correct the syntax; indent by spaces, and quote texts that begin with a special character.");
            return [];
        }

        if (yaml.Documents.Count == 0)
        {
            Report(Mark.Empty, "MON111", "The file has no rules.", "Write 'groups:' with at least one group, or delete the file.");
            return [];
        }

        var file = Map(yaml.Documents[0].RootNode, FileKeys, "A rule file");
        var groups = Sequence(file, "groups", "A rule file").Select(ReadGroup).OfType<(Mark Start, RuleGroup Group)>().ToList();
        foreach (var twin in groups.GroupBy(group => group.Group.Name).SelectMany(twins => twins.Skip(1)))
        {
            Report(twin.Start, "MON112", $"There is another group named '{twin.Group.Name}' in this file.", "Give each group a name of its own.");
        }

        return [.. groups.Select(group => group.Group)];
    }

    private (Mark Start, RuleGroup Group)? ReadGroup(YamlNode node)
    {
        var group = Map(node, GroupKeys, "A group");
        if (group is null)
        {
            return null;
        }

        var rules = Sequence(group, "rules", "A group").Select(ReadRule).OfType<Rule>().ToList();
        _ = Duration(group, "query_offset");
        _ = Texts(group, "labels");
        Request(group, "query_offset", PrometheusFeatures.RuleQueryOffset);
        Request(group, "labels", PrometheusFeatures.RuleGroupLabels);
        return (node.Start, new RuleGroup(Required(group, "name", "A group"), rules) { Interval = Duration(group, "interval") });
    }

    private Rule? ReadRule(YamlNode node)
    {
        if (node is not YamlMappingNode mapping)
        {
            _ = Map(node, AlertKeys, "A rule");
            return null;
        }

        var (isAlert, isRecord) = (Scalar(mapping, "alert") is not null, Scalar(mapping, "record") is not null);
        if (isAlert == isRecord)
        {
            Report(node.Start, "MON113", isAlert ? "The rule has both 'alert' and 'record'." : "The rule has neither 'alert' nor 'record'.",
                "Write 'alert' for an alert, 'record' for a recording rule: one of them.");
            return null;
        }

        var rule = Map(node, isAlert ? AlertKeys : RecordKeys, isAlert ? "An alert" : "A recording rule")!;
        var name = Required(rule, isAlert ? "alert" : "record", "A rule");
        if (isRecord && name.Length > 0 && !MetricName().IsMatch(name))
        {
            Report(node.Start, "MON116", $"'{name}' is no metric name.", "Use letters, digits, '_' and ':', as in job:http_requests:rate5m.");
        }

        _ = Duration(rule, "keep_firing_for");
        return new Rule(name, Required(rule, "expr", $"Rule '{name}'"), (int)node.Start.Line)
        {
            IsAlert = isAlert,
            For = Duration(rule, "for"),
            Labels = Texts(rule, "labels"),
            Annotations = Texts(rule, "annotations"),
        };
    }

    private YamlMappingNode? Map(YamlNode node, string[] keys, string what)
    {
        if (node is not YamlMappingNode map)
        {
            Report(node.Start, "MON111", $"{what} is a mapping with the keys {string.Join(", ", keys)}.", "Write it as 'key: value' lines.");
            return null;
        }

        foreach (var key in map.Children.Keys.Where(key => !keys.Contains(key.ToString())))
        {
            Report(key.Start, "MON114", $"{what} has no key '{key}'.", $"Remove it, or use one of: {string.Join(", ", keys)}.");
        }

        return map;
    }

    private YamlSequenceNode Sequence(YamlMappingNode? map, string key, string what)
    {
        switch (Child(map, key))
        {
            case YamlSequenceNode { Children.Count: > 0 } sequence:
                return sequence;
            case var other when map is not null:
                Report((other ?? map).Start, "MON111", $"{what} has no {key}.", $"Write '{key}:' with at least one entry.");
                return new YamlSequenceNode();
            default:
                return new YamlSequenceNode();
        }
    }

    private string Required(YamlMappingNode map, string key, string what)
    {
        var text = Scalar(map, key);
        if (string.IsNullOrWhiteSpace(text))
        {
            Report(map.Start, "MON115", $"{what} has no '{key}'.", $"Add '{key}:' with a value.");
        }

        return text ?? "";
    }

    private Duration? Duration(YamlMappingNode map, string key)
    {
        if (Child(map, key) is not { } node)
        {
            return null;
        }

        try
        {
            return Model.Duration.Parse(node is YamlScalarNode { Value: "0" } ? "0s" : node.ToString());
        }
        catch (FormatException malformed)
        {
            Report(node.Start, "MON117", $"'{key}': {malformed.Message}", "Write the largest unit first: 90s, 5m, 1h30m.");
            return null;
        }
    }

    private Dictionary<string, string> Texts(YamlMappingNode map, string key)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Child(map, key) is not { } node)
        {
            return texts;
        }

        if (node is not YamlMappingNode entries)
        {
            Report(node.Start, "MON111", $"'{key}' is a mapping of names to texts.", "Write it as 'name: text' lines.");
            return texts;
        }

        foreach (var (name, value) in entries.Children)
        {
            if (!LabelName().IsMatch(name.ToString()))
            {
                Report(name.Start, "MON116", $"'{name}' is no name for an entry of '{key}'.", "Use letters, digits and '_', not a digit first.");
            }

            texts[name.ToString()] = value.ToString();
        }

        return texts;
    }

    private static YamlNode? Child(YamlMappingNode? map, string key) => map is not null && map.Children.TryGetValue(key, out var child) ? child : null;

    private static string? Scalar(YamlMappingNode map, string key) => (Child(map, key) as YamlScalarNode)?.Value;

    private void Request(YamlMappingNode map, string key, VersionGate feature)
    {
        if (Child(map, key) is { } node)
        {
            _requests.Add((feature, (int)node.Start.Line));
        }
    }

    private void Report(Mark at, string id, string message, string fix) =>
        _findings.Add(Finding.Error(id, $"{_file}:{at.Line}", message, fix));

    [GeneratedRegex("^[a-zA-Z_:][a-zA-Z0-9_:]*$")]
    private static partial Regex MetricName();

    [GeneratedRegex("^[a-zA-Z_][a-zA-Z0-9_]*$")]
    private static partial Regex LabelName();
}
