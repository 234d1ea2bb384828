namespace Monitoring.Hosting.Validation;

/// <summary>Objectives are watched over by a Prometheus.</summary>
internal sealed class SomebodyWatchesOverObjectives() : ModelRule("MON145")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(StackModel model) =>
        from objective in model.Objectives
        where !model.Components.OfType<PrometheusResource>().Any()
        select Error($"SLO '{objective.Name}'", "Nobody watches over it: the app host has no Prometheus.", "Use AddPrometheus.");
}
