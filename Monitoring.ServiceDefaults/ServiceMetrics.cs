using OpenTelemetry.Metrics;

namespace Monitoring.ServiceDefaults;

/// <summary>.NET's own meters; they need no instrumentation package.</summary>
internal static class ServiceMetrics
{
    private static readonly string[] Meters =
    [
        "System.Runtime",
        "System.Net.Http",
        "System.Net.NameResolution",
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Routing",
        "Microsoft.AspNetCore.Diagnostics",
        "Microsoft.AspNetCore.RateLimiting",
        "Microsoft.AspNetCore.Server.Kestrel",
    ];

    /// <summary>
    /// Seconds. A latency objective is exact only where a bucket ends, so that they end where objectives are commonly
    /// set: 100, 200, 250, 300 and 500 ms, 1, 2 and 5 s.
    /// </summary>
    private static readonly double[] RequestDurations =
        [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.25, 0.3, 0.5, 0.75, 1, 2, 5, 10];

    /// <summary>In Prometheus "_count" belongs to histograms; promtool complains about any other metric that ends so.</summary>
    private static readonly Dictionary<string, string> CountsByBetterName = new(StringComparer.Ordinal)
    {
        ["dotnet.assembly.count"] = "dotnet.assemblies",
        ["dotnet.process.cpu.count"] = "dotnet.process.cpus",
        ["dotnet.thread_pool.thread.count"] = "dotnet.thread_pool.threads",
        ["dotnet.timer.count"] = "dotnet.timers",
    };

    public static MeterProviderBuilder AddServiceMetrics(this MeterProviderBuilder metrics)
    {
        metrics.AddMeter(Meters);
        foreach (var instrument in new[] { "http.server.request.duration", "http.client.request.duration" })
            metrics.AddView(instrument, new ExplicitBucketHistogramConfiguration { Boundaries = RequestDurations });
        foreach (var (instrument, name) in CountsByBetterName)
            metrics.AddView(instrument, name);
        return metrics;
    }
}
