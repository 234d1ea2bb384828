using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Grafana;

/// <summary>Data sources have names of their own.</summary>
internal sealed class DataSourceNamesAreUnique() : SpecRule<GrafanaSpec>("MON162")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, GrafanaSpec spec) =>
        from source in spec.DataSources
        group source by source.Name into same
        where same.Count() > 1
        select Error(name, $"{same.Count()} data sources are named '{same.Key}'.", "Give each a name of its own.");
}
