namespace Monitoring.Tests.Publishing.Kubernetes.Judging.References;

/// <summary>Whether everything that an object refers to is there. Such findings cannot be waived.</summary>
internal static class CrossReferences
{
    public static IReadOnlyList<Rule> Rules { get; } = [.. PodReferences.Rules, .. NetworkReferences.Rules, .. ReleaseReferences.Rules];

    public static IReadOnlyList<Finding> Findings(Cluster cluster) => [.. Rules.SelectMany(rule => rule.Findings(cluster))];
}
