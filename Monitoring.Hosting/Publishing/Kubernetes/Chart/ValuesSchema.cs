using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;

namespace Monitoring.Hosting.Publishing.Kubernetes.Chart;

/// <summary>
/// Writes <c>values.schema.json</c>, which Helm holds every installation to: a misspelt value is an error there as a misspelt option
/// is here.
/// </summary>
internal static class ValuesSchema
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The file's text.</summary>
    /// <param name="values">The values.</param>
    /// <param name="others">The sections of Aspire's publisher.</param>
    public static string ToText(ChartValues values, YamlMappingNode others)
    {
        var schema = Group(ChartValueNode.TreeOf(values.All));
        schema.Insert(0, "$schema", "http://json-schema.org/draft-07/schema#");
        var properties = schema["properties"]!.AsObject();

        // Charts that this one is a part of share values below this name.
        properties.Add("global", new JsonObject { ["type"] = "object" });
        foreach (var (section, content) in others)
        {
            properties.Add(Text(section), Aspire((YamlMappingNode)content, isSecret: Text(section) == "secrets"));
        }

        return schema.ToJsonString(Options) + "\n";
    }

    private static JsonObject Group(IReadOnlyList<ChartValueNode> nodes) => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = false,
        ["required"] = Names(nodes.Select(node => node.Name)),
        ["properties"] = new JsonObject(nodes.Select(node =>
            KeyValuePair.Create(node.Name, (JsonNode?)(node.Value is { } value ? Leaf(value) : Group(node.Children))))),
    };

    private static JsonObject Leaf(ChartValue value)
    {
        var leaf = new JsonObject { ["description"] = value.Description };
        if (value.Kind == ChartValueKind.Number)
        {
            leaf["type"] = "integer";
            leaf["minimum"] = value.Minimum;
            return leaf;
        }

        leaf["type"] = "string";
        leaf["pattern"] = value.Kind switch
        {
            ChartValueKind.Quantity => "^[0-9]+(\\.[0-9]+)?(m|k|M|G|T|P|Ki|Mi|Gi|Ti|Pi)?$",
            ChartValueKind.Duration => "^([0-9]+(ms|s|m|h|d|w|y))+$",
            ChartValueKind.Host => "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$",
            ChartValueKind.ImageTag => "^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}(@sha256:[0-9a-f]{64})?$",
            _ => ".",
        };
        return leaf;
    }

    // Aspire's deployment may add to its own sections, but nothing is installed while a secret is empty.
    private static JsonObject Aspire(YamlMappingNode section, bool isSecret) =>
        Open(section, isSecret, resource => Open((YamlMappingNode)resource, isSecret, _ => isSecret
            ? new JsonObject { ["type"] = "string", ["minLength"] = 1 }
            : new JsonObject { ["type"] = Names(["string", "integer", "boolean"]) }));

    private static JsonObject Open(YamlMappingNode node, bool isRequired, Func<YamlNode, JsonObject> schemaOf)
    {
        var schema = new JsonObject { ["type"] = "object" };
        if (isRequired)
        {
            schema["required"] = Names(node.Select(entry => Text(entry.Key)));
        }

        schema["properties"] = new JsonObject(node.Select(entry => KeyValuePair.Create(Text(entry.Key), (JsonNode?)schemaOf(entry.Value))));
        return schema;
    }

    private static JsonArray Names(IEnumerable<string> names) => [.. names.Select(name => (JsonNode)name)];

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;
}
