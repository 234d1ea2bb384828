using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Prometheus.Lint;

/// <summary>Alerts have names of their own: routes, silences and runbooks go by the name.</summary>
internal sealed class AlertNamesAreUnique() : SpecRule<RuleBook>("MON195")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, RuleBook spec) =>
        from twins in spec.Alerts.GroupBy(entry => entry.Rule.Name, StringComparer.Ordinal)
        from twin in twins.Skip(1)
        select Warning(Path.Combine(name, twin.Place), $"There is another alert named '{twins.Key}', in {twins.First().Place}.", "Give each alert a name of its own.");
}
