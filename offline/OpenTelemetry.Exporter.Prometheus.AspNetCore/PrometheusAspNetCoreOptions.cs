namespace OpenTelemetry.Exporter;

public class PrometheusAspNetCoreOptions
{
    public string? ScrapeEndpointPath { get; set; } = "/metrics";

    /// <summary>How long one collection serves further scrapes, in milliseconds; 0 collects for each. Default 300.</summary>
    public int ScrapeResponseCacheDurationMilliseconds { get; set; } = 300;
}
