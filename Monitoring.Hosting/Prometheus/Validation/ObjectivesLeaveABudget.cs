using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Prometheus;

/// <summary>An objective lies between 0 and 100 percent.</summary>
internal sealed class ObjectivesLeaveABudget() : SpecRule<PrometheusSpec>("MON141")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, PrometheusSpec spec) =>
        from objective in spec.Objectives
        where !objective.HasObjective
        select Error($"SLO '{objective.Name}'", FormattableString.Invariant($"The objective is {objective.Objective} %."), "Choose more than 0 and less than 100: without an error budget there is nothing to burn.");
}
