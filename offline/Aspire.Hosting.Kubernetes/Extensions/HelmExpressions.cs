using System.Text.RegularExpressions;

namespace Aspire.Hosting.Kubernetes.Extensions;

/// <summary>Helm's template expressions, <c>{{ … }}</c>, and the names that objects and values get.</summary>
internal static partial class HelmExpressions
{
    /// <summary>Whether quotes would spoil the text: a condition, or an expression that ends in a number's type.</summary>
    public static bool IsUnquoted(string text) =>
        ConditionPattern().IsMatch(text) || (WholeExpressionPattern().IsMatch(text) && NumberPattern().IsMatch(text));

    [GeneratedRegex(@"^\{\{\s*if\b")]
    private static partial Regex ConditionPattern();

    [GeneratedRegex(@"((?<=^\{\{\s*)(?:[^{}]+?)(?=(?:\}\}$)))")]
    private static partial Regex WholeExpressionPattern();

    [GeneratedRegex(@"\{\{[^}]*\|\s*(int|int64|float64)\s*\}\}")]
    private static partial Regex NumberPattern();
}
