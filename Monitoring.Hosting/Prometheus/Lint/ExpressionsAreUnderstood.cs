using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Prometheus.Lint;

/// <summary>Prometheus understands every expression; it would refuse the file otherwise, and with it every other change.</summary>
internal sealed class ExpressionsAreUnderstood() : SpecRule<RuleBook>("MON190")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, RuleBook spec) =>
        from entry in spec.Entries
        where entry.Problem is not null
        select Error(Path.Combine(name, entry.Place), $"The expression of '{entry.Rule.Name}' is no PromQL. {entry.Problem}", "Correct the expression; the web interface of Prometheus shows what it gives.");
}
