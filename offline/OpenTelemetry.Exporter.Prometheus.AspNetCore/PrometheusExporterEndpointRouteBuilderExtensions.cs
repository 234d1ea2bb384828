using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;

namespace Microsoft.AspNetCore.Builder;

public static class PrometheusExporterEndpointRouteBuilderExtensions
{
    public static IEndpointConventionBuilder MapPrometheusScrapingEndpoint(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);

        var options = endpoints.ServiceProvider.GetRequiredService<IOptions<PrometheusAspNetCoreOptions>>().Value;
        return endpoints.MapPrometheusScrapingEndpoint(options.ScrapeEndpointPath ?? new PrometheusAspNetCoreOptions().ScrapeEndpointPath!);
    }

    public static IEndpointConventionBuilder MapPrometheusScrapingEndpoint(this IEndpointRouteBuilder endpoints, string path)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentException.ThrowIfNullOrEmpty(path);

        // The provider owns the reader; without it nothing would be collected.
        endpoints.ServiceProvider.GetRequiredService<MeterProvider>();
        var responses = endpoints.ServiceProvider.GetRequiredService<ScrapeResponses>();

        return endpoints.MapGet(path, async (HttpContext context) =>
        {
            var format = ExpositionFormat.Negotiate(context.Request.Headers.Accept);
            var body = await responses.GetAsync(format, context.RequestAborted);
            context.Response.ContentType = format.ContentType;
            context.Response.ContentLength = body.Length;
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        }).WithDisplayName("Prometheus scrape");
    }
}
