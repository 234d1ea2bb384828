using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Grafana;

/// <summary>A data source is switched on.</summary>
internal sealed class HasADataSource() : SpecRule<GrafanaSpec>("MON164")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, GrafanaSpec spec)
    {
        if (!spec.DataSources.Any(source => source.Endpoint.IsEnabled))
        {
            yield return Warning(name, "It has no data source that is switched on, so every dashboard is empty.", "Use WithDataSource.");
        }
    }
}
