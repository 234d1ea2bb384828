using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Prometheus;

/// <summary>The indicator of an objective selects series.</summary>
internal sealed class IndicatorsSelectSeries() : SpecRule<PrometheusSpec>("MON144")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, PrometheusSpec spec) =>
        from objective in spec.Objectives
        from problem in objective.Indicator.Problems
        select Error($"SLO '{objective.Name}'", problem, "Write the name of a counter with matchers, such as http_requests_total{job=\"shop\"}.");
}
