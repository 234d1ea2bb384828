namespace Monitoring.Hosting.Prometheus;

/// <summary>The rule files of a Prometheus: those of its folder, and those that are generated beside them.</summary>
internal static class RuleFiles
{
    /// <summary>All, as Prometheus gets them.</summary>
    public static IEnumerable<RuleFile> Of(PrometheusSpec spec) => [.. (spec.Rules?.Load() ?? []).Concat(Generated(spec)).Select(file => WithRunbooks(file, spec.RunbookBaseUrl))];

    private static IEnumerable<RuleFile> Generated(PrometheusSpec spec) =>
        spec.Objectives.IsEmpty ? [] : [RuleFile.Parse(SloRules.FileName, SloRules.Generate(spec.Objectives))];

    private static RuleFile WithRunbooks(RuleFile file, Uri? baseUrl) => baseUrl is null ? file : file with { Text = RunbookLinks.Prefix(file.Text, baseUrl) };
}
