using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Prometheus;

/// <summary>The name of an objective is one: it is a label, and part of the names of rule groups.</summary>
internal sealed class ObjectivesHaveNames() : SpecRule<PrometheusSpec>("MON140")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, PrometheusSpec spec) =>
        from objective in spec.Objectives
        where !objective.HasName
        select Error($"SLO '{objective.Name}'", "This is no name for an objective.", "Use lower-case words with hyphens, such as api-availability.");
}
