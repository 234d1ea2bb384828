using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace Monitoring.ServiceDefaults;

/// <summary>.NET's own activity sources and the service's, which is named like the application.</summary>
internal static class ServiceTraces
{
    /// <summary>ASP.NET Core 10 gives its spans OpenTelemetry's names and attributes only where this is off.</summary>
    private const string SuppressAttributes = "Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData";

    public static TracerProviderBuilder AddServiceTraces(this TracerProviderBuilder tracing, string applicationName)
    {
        if (!AppContext.TryGetSwitch(SuppressAttributes, out _))
            AppContext.SetSwitch(SuppressAttributes, false);

        return tracing
            .AddSource(applicationName, "Microsoft.AspNetCore", "System.Net.Http")
            .AddProcessor(new MonitoringRequestsAreNotTraced());
    }

    /// <summary>
    /// Takes scrapes and probes out before they are recorded, and with them, as their parent is not sampled, all that happens
    /// within. A processor and not a sampler: samplers stay configurable by OTEL_TRACES_SAMPLER.
    /// </summary>
    private sealed class MonitoringRequestsAreNotTraced : BaseProcessor<Activity>
    {
        public override void OnStart(Activity data)
        {
            if (data.Kind != ActivityKind.Server || data.GetTagItem("url.path") is not string path || !IsMonitoring(path))
                return;
            data.IsAllDataRequested = false;
            data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        }

        private static bool IsMonitoring(string path) =>
            path is ServiceDefaultsExtensions.MetricsPath or ServiceDefaultsExtensions.HealthPath or ServiceDefaultsExtensions.AlivePath;
    }
}
