using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Prometheus;

/// <summary>The window of an objective is whole days, and longer than the slowest alert looks back.</summary>
internal sealed class ObjectivesHaveAWindow() : SpecRule<PrometheusSpec>("MON142")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, PrometheusSpec spec) =>
        from objective in spec.Objectives
        where !objective.HasWindow
        select Error($"SLO '{objective.Name}'", $"The window is {objective.Window}.", $"Choose whole days, at least {ServiceLevelObjective.ShortestWindow}.");
}
