using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Monitoring.Tests.Publishing.Kubernetes.Judging.Rendering;

/// <summary>
/// Renders the part of Helm's template language that the chart uses: <c>{{ .Values.a.b }}</c>, <c>.Release</c>, <c>.Chart</c>, raw strings,
/// and the functions <c>quote</c>, <c>int</c>, <c>int64</c>. Anything else is an error with file and line, so that the subset stays small.
/// </summary>
internal sealed partial class HelmTemplate(JsonObject scope)
{
    /// <summary>Renders a template.</summary>
    /// <param name="file">Its path in the chart, for errors.</param>
    /// <param name="text">Its text.</param>
    /// <exception cref="FormatException">The template is wrong or uses more than the subset.</exception>
    public string Render(string file, string text)
    {
        var output = new StringBuilder(text.Length);
        var position = 0;
        for (var open = text.IndexOf("{{", StringComparison.Ordinal); open >= 0; open = text.IndexOf("{{", position, StringComparison.Ordinal))
        {
            output.Append(text, position, open - position);
            var action = Action().Match(text, open);
            if (!action.Success || action.Index != open)
                throw Error(file, text, open, "is not in the subset of Helm's language that this chart may use");

            output.Append(Evaluate(action) ?? throw Error(file, text, open, "refers to a value that does not exist"));
            position = open + action.Length;
        }

        return output.Append(text, position, text.Length - position).ToString();
    }

    private string? Evaluate(Match action) => action.Groups["raw"] is { Success: true } raw
        ? raw.Value
        : Find(action.Groups["path"].Value) is { } value
            ? action.Groups["function"].Captures.Select(function => function.Value).Aggregate(Print(value), Apply)
            : null;

    private JsonValue? Find(string path) => path.Split('.').Aggregate<string, JsonNode?>(scope, (node, segment) => (node as JsonObject)?[segment]) as JsonValue;

    /// <summary>Go prints a number without a conversion as a float: from a million on with an exponent, which no integer field accepts.</summary>
    private static string Print(JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.String => value.GetValue<string>(),
        JsonValueKind.Number when value.GetValue<double>() is var number && Math.Abs(number) >= 1e6 => number.ToString("0.################e+00", CultureInfo.InvariantCulture),
        _ => value.ToJsonString(),
    };

    private static string Apply(string value, string function) => function switch
    {
        "quote" => JsonSerializer.Serialize(value, Unescaped),
        _ => ((long)double.Parse(value, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture),
    };

    private static FormatException Error(string file, string text, int position, string reason)
    {
        var line = text.AsSpan(0, position).Count('\n') + 1;
        var end = text.IndexOf('\n', position);
        return new($"{file}:{line}: {text[position..(end < 0 ? text.Length : end)].Trim()} {reason}.");
    }

    private static JsonSerializerOptions Unescaped { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [GeneratedRegex(@"\G\{\{\s*(?:`(?<raw>[^`]*)`|\.(?<path>(?:Values|Release|Chart)(?:\.[A-Za-z_][A-Za-z0-9_]*)+)(?:\s*\|\s*(?<function>quote|int64|int))*)\s*\}\}")]
    private static partial Regex Action();
}
