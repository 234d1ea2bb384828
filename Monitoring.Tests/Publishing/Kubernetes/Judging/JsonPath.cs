using System.Text.Json;
using System.Text.Json.Nodes;

namespace Monitoring.Tests.Publishing.Kubernetes.Judging;

/// <summary>Reads values of manifests by paths such as <c>spec/template/spec/containers/0/image</c>; a slash within a key is written <c>~1</c>.</summary>
internal static class JsonPath
{
    /// <summary>What lies at a path; null when nothing does.</summary>
    public static JsonNode? At(this JsonNode? node, string path) => path.Split('/').Aggregate(node, (current, segment) => current switch
    {
        JsonObject map => map[segment.Replace("~1", "/", StringComparison.Ordinal)],
        JsonArray list when int.TryParse(segment, out var index) && index < list.Count => list[index],
        _ => null,
    });

    public static string? Text(this JsonNode? node, string path) => node.At(path) is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    public static double? Number(this JsonNode? node, string path) => node.At(path) is JsonValue value && value.GetValueKind() == JsonValueKind.Number ? value.GetValue<double>() : null;

    public static bool? Flag(this JsonNode? node, string path) => node.At(path)?.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>The mappings in a list; none when there is no list.</summary>
    public static IEnumerable<JsonObject> Items(this JsonNode? node, string path) => (node.At(path) as JsonArray)?.OfType<JsonObject>() ?? [];

    /// <summary>The texts in a list; none when there is no list.</summary>
    public static IReadOnlyList<string> TextItems(this JsonNode? node, string path) =>
        [.. (node.At(path) as JsonArray)?.OfType<JsonValue>().Select(value => value.ToString()) ?? []];

    /// <summary>A mapping from text to text, such as labels; empty when there is none.</summary>
    public static IReadOnlyDictionary<string, string> Texts(this JsonNode? node, string path) =>
        (node.At(path) as JsonObject)?.ToDictionary(entry => entry.Key, entry => entry.Value?.ToString() ?? "") ?? [];

    /// <summary>The keys of a mapping.</summary>
    public static IEnumerable<string> Keys(this JsonNode? node, string path) => (node.At(path) as JsonObject)?.Select(entry => entry.Key) ?? [];
}
