using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Alertmanager;

/// <summary>An alert that silences others while it fires.</summary>
/// <param name="Source">The alerts that silence.</param>
/// <param name="Target">The alerts that are silenced.</param>
/// <param name="Equal">The labels in which both must agree; two absent labels agree.</param>
public sealed record InhibitRule(IReadOnlyList<LabelMatcher> Source, IReadOnlyList<LabelMatcher> Target, IReadOnlyList<string> Equal)
{
    /// <summary>Critical silences warning of the same alert about the same thing. With <c>instance</c>: the full disk of one node says
    /// nothing about the disk of another.</summary>
    public static InhibitRule CriticalOverWarning { get; } = new(
        [LabelMatcher.Is("severity", "critical")],
        [LabelMatcher.Is("severity", "warning")],
        ["alertname", "cluster", "namespace", "instance"]);

    /// <summary>A node that is down silences the pods on it: they are what is expected to fail.</summary>
    /// <param name="alerts">The alerts that say that a node is down.</param>
    public static InhibitRule NodeDown(params IEnumerable<string> alerts) => new(
        [LabelMatcher.IsAnyOf("alertname", alerts), LabelMatcher.IsNot("node", "")],
        [LabelMatcher.IsNot("pod", ""), LabelMatcher.IsNot("node", "")],
        ["cluster", "node"]);

    internal YamlMap ToYaml() => new()
    {
        ["source_matchers"] = Source.Select(matcher => matcher.ToString()),
        ["target_matchers"] = Target.Select(matcher => matcher.ToString()),
        ["equal"] = Equal,
    };
}
