namespace Monitoring.Hosting.Model;

/// <summary>Where a component serves metrics in the Prometheus format.</summary>
/// <param name="Job">The value of the <c>job</c> label; rules and dashboards select by it.</param>
/// <param name="Endpoint">The endpoint to scrape.</param>
/// <param name="Path">The path. Default: <c>/metrics</c>.</param>
public sealed record MetricsEndpoint(string Job, Endpoint Endpoint, string Path = "/metrics")
{
    /// <summary>Whether its series are about other things than itself, so that their labels win over those of the target. Default: no.</summary>
    public bool HonorLabels { get; init; }
}
