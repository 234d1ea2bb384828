using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Alertmanager;

/// <summary>Alerts that silence others while they fire.</summary>
/// <param name="Source">The alerts that silence.</param>
/// <param name="Target">The alerts that are silenced.</param>
/// <param name="Equal">The labels in which both must agree; two absent labels agree.</param>
public sealed partial record InhibitRule(IReadOnlyList<LabelMatcher> Source, IReadOnlyList<LabelMatcher> Target, IReadOnlyList<string> Equal)
{
    /// <summary>An alert that says all that others would say about the same thing.</summary>
    /// <param name="alert">The alert that silences.</param>
    /// <param name="silenced">The alerts that are silenced.</param>
    /// <param name="about">The labels that say what both are about, besides the cluster.</param>
    public static InhibitRule Covers(string alert, IReadOnlyList<string> silenced, params IEnumerable<string> about) => new(
        [LabelMatcher.Is(AlertName, alert)],
        [silenced is [var only] ? LabelMatcher.Is(AlertName, only) : LabelMatcher.IsAnyOf(AlertName, silenced)],
        [Cluster, .. about]);

    internal YamlMap ToYaml() => new()
    {
        ["source_matchers"] = Source.Select(matcher => matcher.ToString()),
        ["target_matchers"] = Target.Select(matcher => matcher.ToString()),
        ["equal"] = Equal,
    };
}
