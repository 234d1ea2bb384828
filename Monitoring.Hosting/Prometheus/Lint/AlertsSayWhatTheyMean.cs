using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Prometheus.Lint;

/// <summary>An alert says how bad it is and what it means.</summary>
internal sealed class AlertsSayWhatTheyMean() : SpecRule<RuleBook>("MON198")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, RuleBook spec) =>
        from entry in spec.Alerts
        let missing = new[]
        {
            (Name: "label severity", Texts: entry.Rule.Labels, Key: "severity"),
            (Name: "annotation summary", Texts: entry.Rule.Annotations, Key: "summary"),
            (Name: "annotation description", Texts: entry.Rule.Annotations, Key: "description"),
        }.Where(part => string.IsNullOrWhiteSpace(part.Texts.GetValueOrDefault(part.Key))).Select(part => part.Name).ToList()
        where missing.Count > 0
        select Warning(Path.Combine(name, entry.Place), $"Alert '{entry.Rule.Name}' has no {string.Join(", no ", missing)}.", "Add them: routes go by the severity, and people by the texts.");
}
