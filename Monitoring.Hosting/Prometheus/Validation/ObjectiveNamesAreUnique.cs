using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Prometheus;

/// <summary>Objectives have names of their own: their series differ in nothing else.</summary>
internal sealed class ObjectiveNamesAreUnique() : SpecRule<PrometheusSpec>("MON143")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, PrometheusSpec spec) =>
        from same in spec.Objectives.GroupBy(objective => objective.Name, StringComparer.Ordinal)
        where same.Count() > 1
        select Error($"SLO '{same.Key}'", $"{same.Count()} objectives have this name.", "Give each a name of its own.");
}
