using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Monitoring.ServiceDefaults;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace Microsoft.Extensions.Hosting;

/// <summary>What every .NET service of the stack has in common: telemetry, health and a page for Prometheus to scrape.</summary>
public static class ServiceDefaultsExtensions
{
    /// <summary>Where Prometheus scrapes.</summary>
    public const string MetricsPath = "/metrics";

    /// <summary>Ready to serve: every health check passes.</summary>
    public const string HealthPath = "/health";

    /// <summary>The process works: the health checks tagged <see cref="LiveTag"/> pass. Restart it when not.</summary>
    public const string AlivePath = "/alive";

    /// <summary>The tag of health checks that say whether the process has to be restarted.</summary>
    public const string LiveTag = "live";

    /// <summary>
    /// Adds metrics, traces and logs by OpenTelemetry, health checks, and HTTP clients that find services by name and try
    /// again. Metrics can be scraped (<see cref="MapDefaultEndpoints"/>); everything is pushed by OTLP as well when
    /// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set, in Development with 1 s for an attempt (<c>OTEL_EXPORTER_OTLP_TIMEOUT</c>).
    /// </summary>
    /// <remarks>
    /// Every client of <see cref="System.Net.Http.IHttpClientFactory"/> understands <c>https+http://name</c> for a resource that
    /// the AppHost refers to, and has the standard resilience handler: 3 retries of transient failures, 10 s for an attempt,
    /// 30 s in all (https://learn.microsoft.com/dotnet/core/resilience/http-resilience).
    /// </remarks>
    public static TBuilder AddServiceDefaults<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);

        builder.Logging.AddOpenTelemetry(logging =>
        {
            logging.IncludeFormattedMessage = true;
            logging.IncludeScopes = true;
        });

        var telemetry = builder.Services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics.AddServiceMetrics().AddPrometheusExporter(options => options.ScrapeEndpointPath = MetricsPath))
            .WithTracing(tracing => tracing.AddServiceTraces(builder.Environment.ApplicationName));

        if (string.IsNullOrEmpty(builder.Configuration["OTEL_SERVICE_NAME"]))
            telemetry.ConfigureResource(resource => resource.AddService(builder.Environment.ApplicationName));

        if (!string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            // On one machine the dashboard stops together with the service, whose last words would then wait for 10 s in vain.
            if (builder.Environment.IsDevelopment())
                builder.Configuration["OTEL_EXPORTER_OTLP_TIMEOUT"] ??= "1000";
            telemetry.UseOtlpExporter();
        }

        builder.Services.AddHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy(), [LiveTag]);

        builder.Services.AddServiceDiscovery();
        builder.Services.ConfigureHttpClientDefaults(http =>
        {
            http.AddStandardResilienceHandler();
            http.AddServiceDiscovery();
        });
        return builder;
    }

    /// <summary>
    /// Maps <see cref="MetricsPath"/>, <see cref="HealthPath"/> and <see cref="AlivePath"/>, in every environment because probes
    /// and Prometheus need them there. Health says one word, except in Development.
    /// </summary>
    public static WebApplication MapDefaultEndpoints(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);

        app.MapPrometheusScrapingEndpoint().DisableHttpMetrics();
        app.MapHealthChecks(HealthPath, HealthResponse.Options(app.Environment, _ => true)).DisableHttpMetrics();
        app.MapHealthChecks(AlivePath, HealthResponse.Options(app.Environment, check => check.Tags.Contains(LiveTag))).DisableHttpMetrics();
        return app;
    }
}
