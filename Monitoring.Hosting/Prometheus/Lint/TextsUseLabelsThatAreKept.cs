using System.Text.RegularExpressions;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Prometheus.Lint;

/// <summary>The texts of an alert use labels that its expression keeps: others are empty.</summary>
internal sealed partial class TextsUseLabelsThatAreKept() : SpecRule<RuleBook>("MON196")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, RuleBook spec)
    {
        var labels = new KeptLabels(spec);
        return
            from entry in spec.Alerts
            let kept = entry.Expression is null ? null : labels.Of(entry.Expression)
            where kept is not null
            from label in entry.Rule.Annotations.Values.Concat(entry.Rule.Labels.Values).SelectMany(text => Label().Matches(text).Select(match => match.Groups["label"].Value)).Distinct()
            where !kept.Contains(label)
            select Warning(Path.Combine(name, entry.Place), $"Alert '{entry.Rule.Name}' writes of the label '{label}', which its expression does not keep{(kept.Count == 0 ? "" : $" ({string.Join(", ", kept.Order(StringComparer.Ordinal))})")}.",
                "Keep the label, with 'by' for instance, or leave it out of the text.");
    }

    [GeneratedRegex(@"\$labels\.(?<label>[a-zA-Z_]\w*)")]
    private static partial Regex Label();
}
