namespace Monitoring.Tests.Publishing.Kubernetes.Judging.Linting;

/// <summary>
/// All rules over a chart. A finding can be waived only on its object, by an annotation that gives the reason; a waiver of nothing is a finding too.
/// </summary>
internal static class Linter
{
    /// <summary>Begins the annotation; the rule's id follows, the value is the reason.</summary>
    public const string Waiver = "ignore-check.kube-linter.io/";

    /// <summary>The rule that waivers themselves have to keep.</summary>
    public const string WaiverRule = "waiver";

    /// <summary>What a reason needs at least to be one.</summary>
    private const int ShortestReason = 20;

    public static IReadOnlyList<Rule> Rules { get; } = [.. KubeLinter.Rules, .. KubeScore.Rules, .. Kubescape.Rules, .. PodSecurity.Rules];

    /// <summary>All findings that are not waived.</summary>
    public static IReadOnlyList<Finding> Findings(Cluster cluster)
    {
        var findings = Rules.SelectMany(rule => rule.Findings(cluster)).ToList();
        return
        [
            .. findings.Where(finding => !finding.Subject.Annotations.ContainsKey(Waiver + finding.Rule)),
            .. cluster.Objects.SelectMany(item => Waivers(item).SelectMany(waiver => Objections(findings, item, waiver.Rule, waiver.Reason))),
        ];
    }

    /// <summary>The waivers of an object.</summary>
    public static IEnumerable<(string Rule, string Reason)> Waivers(KubeObject item) =>
        item.Annotations.Where(annotation => annotation.Key.StartsWith(Waiver, StringComparison.Ordinal)).Select(annotation => (annotation.Key[Waiver.Length..], annotation.Value));

    private static IEnumerable<Finding> Objections(List<Finding> findings, KubeObject item, string rule, string reason)
    {
        if (!findings.Any(finding => finding.Rule == rule && finding.Subject == item))
            yield return new(WaiverRule, item, $"it waives {rule}, which it does not break");
        if (reason.Length < ShortestReason)
            yield return new(WaiverRule, item, $"its waiver of {rule} gives no reason: '{reason}'");
    }
}
