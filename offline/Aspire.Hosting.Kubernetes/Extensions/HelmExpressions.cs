using System.Text.RegularExpressions;

namespace Aspire.Hosting.Kubernetes.Extensions;

/// <summary>Helm's template expressions, <c>{{ … }}</c>, and the paths in them.</summary>
internal static partial class HelmExpressions
{
    public const string Parameters = "parameters";
    public const string Secrets = "secrets";
    public const string Config = "config";

    /// <summary>A name as a part of a path.</summary>
    public static string Key(string name) => name.Replace('-', '_');

    public static string Reference(string section, string resource, string key) => Wrap(Key($".Values.{section}.{resource}.{key}"));

    public static string Wrap(string expression) => $"{{{{ {expression} }}}}";

    public static bool RefersToValues(string text) =>
        ExpressionPattern().IsMatch(text) && text.Contains(".Values.", StringComparison.Ordinal);

    public static bool RefersToSecrets(string text) =>
        ExpressionPattern().IsMatch(text) && text.Contains($".Values.{Secrets}.", StringComparison.Ordinal);

    /// <summary>Whether quotes would spoil the text: a condition, or an expression that ends in a number's type.</summary>
    public static bool IsUnquoted(string text) =>
        ConditionPattern().IsMatch(text) || (WholeExpressionPattern().IsMatch(text) && NumberPattern().IsMatch(text));

    /// <summary>The same expression as a number; null when it is only a part of the text.</summary>
    public static string? AsInteger(string text) =>
        WholeExpressionPattern().Match(text) is { Success: true, Value: var expression } ? Wrap($"{expression.Trim()} | int") : null;

    /// <summary>The same text with numbers as text, as ConfigMaps and Secrets want them.</summary>
    public static string AsText(string text) =>
        NumberPattern().Replace(text, match => $"{match.Value[..match.Value.LastIndexOf("}}", StringComparison.Ordinal)].TrimEnd()} | toString }}}}");

    [GeneratedRegex(@"^\{\{\s*if\b")]
    private static partial Regex ConditionPattern();

    [GeneratedRegex(@"(?<=\{\{\s*)[^{}]+?(?=\}\})")]
    private static partial Regex ExpressionPattern();

    [GeneratedRegex(@"(?<=^\{\{\s*)[^{}]+?(?=\}\}$)")]
    private static partial Regex WholeExpressionPattern();

    [GeneratedRegex(@"\{\{[^}]*\|\s*(int|int64|float64)\s*\}\}")]
    private static partial Regex NumberPattern();
}
