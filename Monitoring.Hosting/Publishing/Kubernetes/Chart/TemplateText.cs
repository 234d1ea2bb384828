using System.Text.RegularExpressions;

namespace Monitoring.Hosting.Publishing.Kubernetes.Chart;

/// <summary>Text in the templates of a chart, where Helm acts on what stands in double braces.</summary>
internal static partial class TemplateText
{
    /// <summary>What Helm turns into two opening braces. Without quotes, so that it may stand in any kind of YAML text.</summary>
    public const string OpeningBraces = "{{`{{`}}";

    /// <summary>Text that Helm passes through unharmed, whatever templates of other programs it holds.</summary>
    public static string Literal(string text) => text.Replace("{{", OpeningBraces, StringComparison.Ordinal);

    /// <summary>The expression that Helm replaces by what is at a path.</summary>
    public static string Reference(string path) => $"{{{{ {path} }}}}";

    /// <summary>Whether a text is nothing but a reference to a value.</summary>
    public static bool IsReference(string text) => ReferenceAlone().IsMatch(text);

    /// <summary>A reference that puts the value into quotes, with whatever is in it that YAML would take for something else.</summary>
    public static string Quoted(string reference) => $"{reference[..^" }}".Length]} | quote }}}}";

    [GeneratedRegex(@"^\{\{ \.Values\.[A-Za-z0-9_.]+ \}\}$")]
    private static partial Regex ReferenceAlone();
}
