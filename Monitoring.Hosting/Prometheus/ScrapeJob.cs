using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Prometheus;

/// <summary>What Prometheus scrapes under one value of the <c>job</c> label, and how.</summary>
/// <param name="Name">The value of the <c>job</c> label.</param>
/// <param name="Targets">Where the targets come from.</param>
public sealed record ScrapeJob(string Name, params IReadOnlyList<TargetSource> Targets)
{
    /// <summary>The path. Default: <c>/metrics</c>.</summary>
    public string Path { get; init; } = "/metrics";

    /// <summary><c>http</c> or <c>https</c>. Default: <c>http</c>.</summary>
    public string Scheme { get; init; } = "http";

    /// <summary>How often; null: as often as everything else.</summary>
    public Duration? Interval { get; init; }

    /// <summary>The job of a component that says itself where it serves metrics.</summary>
    public static ScrapeJob For(MetricsEndpoint metrics) => new(metrics.Job, metrics.Endpoint) { Path = metrics.Path };
}
