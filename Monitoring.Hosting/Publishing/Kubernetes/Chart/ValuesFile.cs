using System.Text;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Monitoring.Hosting.Publishing.Kubernetes.Chart;

/// <summary>Writes <c>values.yaml</c>: ours with their meaning, then what Aspire's publisher has of its own.</summary>
internal static partial class ValuesFile
{
    private const string Introduction =
        """
        # What this release may be changed by: helm upgrade --values mine.yaml. values.schema.json says what is allowed.
        # `aspire deploy` fills in what is below `parameters`, images that it builds, and below `secrets`; these have no defaults, and Helm
        # refuses to install without them.

        """;

    /// <summary>The file's text.</summary>
    /// <param name="values">The values.</param>
    /// <param name="others">The sections of Aspire's publisher.</param>
    public static string ToText(ChartValues values, YamlMappingNode others)
    {
        var text = new StringBuilder(Introduction.ReplaceLineEndings("\n"));
        Append(text, ChartValueNode.TreeOf(values.All), depth: 0);
        if (others.Children.Count > 0)
        {
            text.Append('\n').Append(TemplateWriter.ToText(others));
        }

        return text.ToString();
    }

    /// <summary>The sections of Aspire's publisher.</summary>
    public static YamlMappingNode ReadOthers(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream.Documents is [{ RootNode: YamlMappingNode root }] ? root : [];
    }

    /// <summary>Without the values that no template refers to, and with those of ours.</summary>
    /// <param name="node">The sections of Aspire's publisher.</param>
    /// <param name="references">The paths that templates refer to.</param>
    /// <param name="ours">Values that are known, by their path.</param>
    public static YamlMappingNode Used(YamlMappingNode node, IReadOnlySet<string> references, IReadOnlyDictionary<string, string> ours) => Used(node, references, ours, "");

    private static YamlMappingNode Used(YamlMappingNode node, IReadOnlySet<string> references, IReadOnlyDictionary<string, string> ours, string path) => new(node
        .Select(entry => (entry.Key, Path: $"{path}{entry.Key}", entry.Value))
        .Select(entry => KeyValuePair.Create(entry.Key, entry.Value is YamlMappingNode group
            ? Used(group, references, ours, $"{entry.Path}.")
            : !references.Contains(entry.Path) ? null
            : ours.TryGetValue(entry.Path, out var value) ? new YamlScalarNode(value) { Style = ScalarStyle.DoubleQuoted } : entry.Value))
        .Where(entry => entry.Value is not null and not YamlMappingNode { Children.Count: 0 })
        .Select(entry => KeyValuePair.Create(entry.Key, entry.Value!)));

    private static void Append(StringBuilder text, IReadOnlyList<ChartValueNode> nodes, int depth)
    {
        var indent = new string(' ', 2 * depth);
        foreach (var node in nodes)
        {
            if (depth == 0)
            {
                text.Append('\n');
            }

            if (node.Value is { } value)
            {
                text.Append(indent).Append("# ").Append(value.Description).Append('\n')
                    .Append(indent).Append(node.Name).Append(": ").Append(Scalar(value)).Append('\n');
                continue;
            }

            text.Append(indent).Append(node.Name).Append(":\n");
            Append(text, node.Children, depth + 1);
        }
    }

    private static string Scalar(ChartValue value) =>
        value.Kind == ChartValueKind.Number || (PlainText().IsMatch(value.Default) && !Reserved().IsMatch(value.Default))
            ? value.Default
            : $"\"{value.Default.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    [GeneratedRegex(@"^([A-Za-z][A-Za-z0-9._/-]*|[0-9]+(\.[0-9]+)?[A-Za-z]+)$")]
    private static partial Regex PlainText();

    // What YAML takes for something else than a text.
    [GeneratedRegex("^(true|false|yes|no|on|off|y|n|null)$", RegexOptions.IgnoreCase)]
    private static partial Regex Reserved();
}
