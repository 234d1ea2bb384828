namespace Monitoring.Hosting.Alertmanager;

/// <summary>A condition on a label of an alert.</summary>
/// <param name="Label">The label's name.</param>
/// <param name="Operator"><c>=</c>, <c>!=</c>, <c>=~</c> or <c>!~</c>.</param>
/// <param name="Value">The value, or the regular expression, anchored at both ends.</param>
public sealed record LabelMatcher(string Label, string Operator, string Value)
{
    /// <summary>The label has this value; an empty one: the label is not there.</summary>
    public static LabelMatcher Is(string label, string value) => new(label, "=", value);

    /// <summary>The label has another value, or is not there.</summary>
    public static LabelMatcher IsNot(string label, string value) => new(label, "!=", value);

    /// <summary>The label has one of these values.</summary>
    public static LabelMatcher IsAnyOf(string label, params IEnumerable<string> values) =>
        new(label, "=~", string.Join('|', values.Select(System.Text.RegularExpressions.Regex.Escape)));

    /// <summary>As Alertmanager reads it, in every version: <c>severity="critical"</c>.</summary>
    public override string ToString() =>
        $"{Label}{Operator}\"{Value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";
}
