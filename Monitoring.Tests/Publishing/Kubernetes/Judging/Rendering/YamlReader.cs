using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Monitoring.Tests.Publishing.Kubernetes.Judging.Rendering;

/// <summary>Reads YAML as the Kubernetes API does: YAML 1.1, where a plain <c>yes</c> is a boolean and a plain <c>0644</c> is octal.</summary>
internal static partial class YamlReader
{
    /// <summary>Reads all documents of a text; empty ones are left out.</summary>
    /// <exception cref="FormatException">The text is no YAML, names a key twice, or holds something else than mappings.</exception>
    public static IReadOnlyList<JsonObject> Read(string file, string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return [.. stream.Documents.Select(document => Convert(document.RootNode)).OfType<JsonNode>().Select(AsMapping)];
        }
        catch (Exception exception) when (exception is YamlException or ArgumentException)
        {
            throw new FormatException($"{file}: {exception.Message}", exception);
        }

        JsonObject AsMapping(JsonNode node) => node as JsonObject ?? throw new FormatException($"{file} holds no mapping: {node.ToJsonString()}");
    }

    private static JsonNode? Convert(YamlNode node) => node switch
    {
        YamlMappingNode mapping => new JsonObject(mapping.Children.Select(entry => KeyValuePair.Create(((YamlScalarNode)entry.Key).Value!, Convert(entry.Value)))),
        YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select(Convert)]),
        YamlScalarNode { Style: ScalarStyle.Plain } scalar => Plain(scalar.Value ?? ""),
        YamlScalarNode scalar => JsonValue.Create(scalar.Value),
        _ => throw new ArgumentException($"A {node.NodeType} is no part of a manifest."),
    };

    private static JsonValue? Plain(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        _ when True().IsMatch(text) => JsonValue.Create(true),
        _ when False().IsMatch(text) => JsonValue.Create(false),
        _ when Octal().IsMatch(text) => Number(System.Convert.ToInt64(text.Replace("o", "", StringComparison.Ordinal), 8)),
        _ when Decimal().IsMatch(text) && long.TryParse(text, CultureInfo.InvariantCulture, out var integer) => Number(integer),
        _ when Float().IsMatch(text) => Number(double.Parse(text, CultureInfo.InvariantCulture)),
        _ => JsonValue.Create(text),
    };

    /// <summary>A number that was parsed converts to every type of number; one that was made from a .NET number does not.</summary>
    private static JsonValue Number(IFormattable number) => JsonNode.Parse(number.ToString(null, CultureInfo.InvariantCulture))!.AsValue();

    [GeneratedRegex("^(true|True|TRUE|yes|Yes|YES|on|On|ON|y|Y)$")]
    private static partial Regex True();

    [GeneratedRegex("^(false|False|FALSE|no|No|NO|off|Off|OFF|n|N)$")]
    private static partial Regex False();

    [GeneratedRegex("^0o?[0-7]+$")]
    private static partial Regex Octal();

    [GeneratedRegex("^[-+]?(0|[1-9][0-9]*)$")]
    private static partial Regex Decimal();

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$")]
    private static partial Regex Float();
}
