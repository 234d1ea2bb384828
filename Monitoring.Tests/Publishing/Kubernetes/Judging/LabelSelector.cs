using System.Text.Json.Nodes;

namespace Monitoring.Tests.Publishing.Kubernetes.Judging;

/// <summary>Selects by labels, as the API does: an empty selector selects everything, a missing one nothing.</summary>
internal sealed class LabelSelector
{
    private readonly IReadOnlyDictionary<string, string> _labels;
    private readonly JsonObject[] _expressions;
    private readonly bool _isMissing;

    /// <summary>Creates the selector.</summary>
    /// <param name="json">A <c>LabelSelector</c> of the API; null selects nothing.</param>
    public LabelSelector(JsonNode? json)
    {
        _isMissing = json is null;
        _labels = json.Texts("matchLabels");
        _expressions = [.. json.Items("matchExpressions")];
    }

    /// <summary>A plain mapping of labels, as Services have.</summary>
    public static LabelSelector OfLabels(IReadOnlyDictionary<string, string> labels) =>
        new(new JsonObject { ["matchLabels"] = new JsonObject(labels.Select(label => KeyValuePair.Create(label.Key, (JsonNode?)label.Value))) });

    /// <summary>Whether it selects something with these labels.</summary>
    public bool Matches(IReadOnlyDictionary<string, string> labels) =>
        !_isMissing
        && _labels.All(wanted => labels.TryGetValue(wanted.Key, out var value) && value == wanted.Value)
        && _expressions.All(expression => Matches(expression, labels.GetValueOrDefault(expression.Text("key") ?? "")));

    private static bool Matches(JsonObject expression, string? value) => expression.Text("operator") switch
    {
        "In" => value is not null && expression.TextItems("values").Contains(value),
        "NotIn" => value is null || !expression.TextItems("values").Contains(value),
        "Exists" => value is not null,
        "DoesNotExist" => value is null,
        var unknown => throw new FormatException($"{unknown} is no operator of a label selector."),
    };
}
