namespace Monitoring.Hosting.Model;

/// <summary>Where a component serves metrics in the Prometheus format.</summary>
/// <param name="Job">The value of the <c>job</c> label; rules and dashboards select by it.</param>
/// <param name="Endpoint">The endpoint to scrape.</param>
/// <param name="Path">The path. Default: <c>/metrics</c>.</param>
public sealed record MetricsEndpoint(string Job, Endpoint Endpoint, string Path = "/metrics");
