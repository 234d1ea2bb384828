using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Grafana;

/// <summary>The kinds of data source.</summary>
public enum GrafanaDataSourceKind
{
    /// <summary>A Prometheus.</summary>
    Prometheus,

    /// <summary>Thanos, which answers as Prometheus does and knows downsampled data.</summary>
    Thanos,

    /// <summary>An Alertmanager, to see and silence alerts.</summary>
    Alertmanager,
}

/// <summary>Something that Grafana asks. Peers become a data source each, so that one can compare them.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Name">The name people see, and the uid, by which dashboards and links refer to it.</param>
/// <param name="Endpoint">Where it answers.</param>
/// <param name="Image">Its image: the version decides which functions the query editor offers.</param>
public sealed record GrafanaDataSource(GrafanaDataSourceKind Kind, string Name, WorkloadEndpoint Endpoint, ContainerImage Image);
