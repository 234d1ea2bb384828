using Monitoring.Hosting.Model;
using Monitoring.Hosting.Prometheus.PromQl;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Prometheus.Lint;

/// <summary>An alert has to hold at two evaluations at least: one sample is noise. What always fires waits for nothing.</summary>
internal sealed class AlertsOutlastTwoEvaluations() : SpecRule<RuleBook>("MON191")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, RuleBook spec) =>
        from entry in spec.Alerts
        let shortest = new Duration(2 * (entry.Group.Interval ?? spec.EvaluationInterval).Value)
        where entry.Parts.OfType<VectorSelector>().Any() && (entry.Rule.For ?? default) < shortest
        select Warning(Path.Combine(name, entry.Place), $"Alert '{entry.Rule.Name}' fires after {entry.Rule.For ?? default}, before a second evaluation agrees.", $"Let it wait: 'for: {shortest}' or longer.");
}
