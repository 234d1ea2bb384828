namespace Monitoring.Hosting.Publishing.Kubernetes.Chart;

/// <summary>Text in the templates of a chart, where Helm acts on what stands in double braces.</summary>
internal static class TemplateText
{
    /// <summary>What Helm turns into two opening braces. Without quotes, so that it may stand in any kind of YAML text.</summary>
    public const string OpeningBraces = "{{`{{`}}";

    /// <summary>Text that Helm passes through unharmed, whatever templates of other programs it holds.</summary>
    public static string Literal(string text) => text.Replace("{{", OpeningBraces, StringComparison.Ordinal);

    /// <summary>The expression that Helm replaces by what is at a path.</summary>
    public static string Reference(string path) => $"{{{{ {path} }}}}";
}
