using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Grafana;

/// <summary>Every endpoint that is asked exists.</summary>
internal sealed class DataSourcesExist() : SpecRule<GrafanaSpec>("MON168")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, GrafanaSpec spec) =>
        from source in spec.DataSources
        let endpoint = (source.Endpoint as AspireEndpoint)?.Reference
        where endpoint is { Exists: false }
        select Error(name, $"The data source '{source.Name}' is the endpoint '{endpoint.EndpointName}' of '{endpoint.Resource.Name}', which does not exist.",
            "Add the endpoint, or give WithDataSource one that exists.");
}
