using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Monitoring.Tests.Publishing.Kubernetes.Judging.Schemas;

/// <summary>
/// Validates JSON against a schema: the keywords of draft-07 that our schemas use, and <c>x-unique-by</c>. A keyword that it does not know is
/// an exception: nothing passes because a constraint was overlooked.
/// </summary>
/// <param name="document">The document that <c>$ref</c> refers to.</param>
internal sealed class JsonSchema(JsonObject document)
{
    private static readonly ConcurrentDictionary<string, Regex> Patterns = new();

    /// <summary>Told of every property that a definition names, to judge by its age; by default nothing is too young.</summary>
    public Func<string, string?> Objection { get; init; } = _ => null;

    /// <summary>All violations, each beginning with the path of the value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="schema">The schema; by default the whole document.</param>
    public IReadOnlyList<string> Validate(JsonNode? value, JsonNode? schema = null)
    {
        var errors = new List<string>();
        Check(value, schema ?? document, "", errors, definition: null);
        return errors;
    }

    private void Check(JsonNode? value, JsonNode schema, string path, List<string> errors, string? definition)
    {
        if (schema is JsonValue accepts)
        {
            if (!accepts.GetValue<bool>())
                errors.Add($"{path} is not allowed");
            return;
        }

        foreach (var (keyword, constraint) in (JsonObject)schema)
        {
            foreach (var error in Check(value, keyword, constraint!, (JsonObject)schema, path, errors, definition))
                errors.Add($"{path}: {error}");
        }
    }

    private IEnumerable<string> Check(JsonNode? value, string keyword, JsonNode constraint, JsonObject schema, string path, List<string> errors, string? definition)
    {
        switch (keyword)
        {
            case "$ref":
                var name = constraint.GetValue<string>().Split('/')[^1];
                Check(value, document["definitions"]![name]!, path, errors, name);
                break;
            case "allOf":
                foreach (var part in constraint.AsArray())
                    Check(value, part!, path, errors, definition);
                break;
            case "properties" or "additionalProperties" when value is JsonObject map:
                CheckProperties(map, keyword, schema, path, errors, definition);
                break;
            case "items" when value is JsonArray list:
                for (var index = 0; index < list.Count; index++)
                    Check(list[index], constraint, $"{path}/{index}", errors, definition: null);
                break;
            case "type" or "enum" or "const" when !Accepts(value, keyword, constraint):
                return [$"{Show(value)} is not {(keyword == "type" ? "of type" : "one of")} {constraint.ToJsonString()}"];
            case "required" when value is JsonObject map:
                return constraint.AsArray().Select(key => key!.GetValue<string>()).Where(key => !map.ContainsKey(key)).Select(key => $"{key} is missing");
            case "x-unique-by" when value is JsonArray list:
                var fields = constraint.AsArray().Select(field => field!.GetValue<string>()).ToArray();
                return Doubles(list.Select(item => string.Join(", ", fields.Select(field => item.At(field)?.ToString() ?? (field == "protocol" ? "TCP" : "")))));
            case "uniqueItems" when value is JsonArray list && constraint.GetValue<bool>():
                return Doubles(list.Select(Show));
            default:
                return Limits(value, keyword, constraint);
        }

        return [];
    }

    private void CheckProperties(JsonObject map, string keyword, JsonObject schema, string path, List<string> errors, string? definition)
    {
        var known = schema["properties"] as JsonObject;
        foreach (var (key, value) in map)
        {
            var isKnown = known?.ContainsKey(key) ?? false;
            if (isKnown == (keyword == "properties"))
                Check(value, isKnown ? known![key]! : schema[keyword]!, $"{path}/{key}", errors, definition: null);
            if (isKnown && keyword == "properties" && Objection($"{definition}.{key}") is { } objection)
                errors.Add($"{path}/{key}: {objection}");
        }
    }

    private static bool Accepts(JsonNode? value, string keyword, JsonNode constraint) => keyword switch
    {
        "type" => (constraint is JsonArray types ? types.Select(type => type!.GetValue<string>()) : [constraint.GetValue<string>()]).Any(type => IsOfType(value, type)),
        "enum" => constraint.AsArray().Any(item => JsonNode.DeepEquals(item, value)),
        _ => JsonNode.DeepEquals(constraint, value),
    };

    private static bool IsOfType(JsonNode? value, string type) => type switch
    {
        "integer" => value?.GetValueKind() == JsonValueKind.Number && double.IsInteger(value.GetValue<double>()),
        "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        _ => (value?.GetValueKind() ?? JsonValueKind.Null).ToString().Equals(type, StringComparison.OrdinalIgnoreCase),
    };

    private static IEnumerable<string> Limits(JsonNode? value, string keyword, JsonNode constraint)
    {
        var isBroken = (keyword, value?.GetValueKind()) switch
        {
            ("minimum", JsonValueKind.Number) => value!.GetValue<double>() < constraint.GetValue<double>(),
            ("maximum", JsonValueKind.Number) => value!.GetValue<double>() > constraint.GetValue<double>(),
            ("minLength", JsonValueKind.String) => value!.GetValue<string>().Length < constraint.GetValue<int>(),
            ("maxLength", JsonValueKind.String) => value!.GetValue<string>().Length > constraint.GetValue<int>(),
            ("minItems", JsonValueKind.Array) => value!.AsArray().Count < constraint.GetValue<int>(),
            ("minProperties", JsonValueKind.Object) => value!.AsObject().Count < constraint.GetValue<int>(),
            ("maxProperties", JsonValueKind.Object) => value!.AsObject().Count > constraint.GetValue<int>(),
            ("pattern", JsonValueKind.String or JsonValueKind.Number) => !Pattern(constraint.GetValue<string>()).IsMatch(value!.ToString()),
            ("contentEncoding", JsonValueKind.String) => !IsBase64(value!.GetValue<string>()),
            ("format", JsonValueKind.String) => !IsOfFormat(value!.GetValue<string>(), constraint.GetValue<string>()),
            _ => false,
        };
        return IsKnown(keyword)
            ? isBroken ? [$"{Show(value)} breaks {keyword} {constraint.ToJsonString()}"] : []
            : throw new NotSupportedException($"The schema has the keyword {keyword}, which this validator does not know.");
    }

    private static bool IsKnown(string keyword) => keyword is "minimum" or "maximum" or "minLength" or "maxLength" or "minItems" or "minProperties" or "maxProperties"
        or "pattern" or "contentEncoding" or "format" or "properties" or "additionalProperties" or "items" or "type" or "enum" or "const" or "required" or "x-unique-by" or "uniqueItems"
        or "$schema" or "$comment" or "$id" or "title" or "description" or "default" or "definitions";

    private static bool IsOfFormat(string value, string format) => format switch
    {
        "date-time" => DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out _),
        "byte" => IsBase64(value),
        _ => throw new NotSupportedException($"The schema has the format {format}, which this validator does not know."),
    };

    private static bool IsBase64(string value) => Convert.TryFromBase64String(value, new byte[value.Length], out _);

    private static IEnumerable<string> Doubles(IEnumerable<string> keys) => keys.GroupBy(key => key).Where(group => group.Count() > 1).Select(group => $"{group.Key} is there {group.Count()} times");

    private static string Show(JsonNode? value) => value?.ToJsonString() is { } text ? (text.Length <= 80 ? text : text[..80] + "…") : "null";

    private static Regex Pattern(string pattern) => Patterns.GetOrAdd(pattern, text => new Regex(text, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)));
}
