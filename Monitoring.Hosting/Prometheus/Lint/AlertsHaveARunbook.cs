using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Prometheus.Lint;

/// <summary>Whoever is woken finds a page that says what to do.</summary>
internal sealed class AlertsHaveARunbook() : SpecRule<RuleBook>("MON194")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, RuleBook spec) =>
        from entry in spec.Alerts
        where string.IsNullOrWhiteSpace(entry.Rule.Annotations.GetValueOrDefault("runbook_url"))
        select Warning(Path.Combine(name, entry.Place), $"Alert '{entry.Rule.Name}' has no runbook.", "Add the annotation runbook_url: an address, or a path below Monitoring:RunbookBaseUrl.");
}
