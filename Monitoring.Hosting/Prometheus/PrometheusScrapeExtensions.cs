using Aspire.Hosting.ApplicationModel;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Prometheus;

namespace Aspire.Hosting;

/// <summary>Tells Prometheus what to scrape.</summary>
public static class PrometheusScrapeExtensions
{
    private const string DefaultPath = "/metrics";

    /// <summary>Scrapes every component of the monitoring stack, sidecars and Prometheus itself included; also those that are added later.</summary>
    public static IResourceBuilder<PrometheusResource> WithStackTargets(this IResourceBuilder<PrometheusResource> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Resource.AddJobs(() => builder.ApplicationBuilder.Resources.OfType<MonitoringResource>().SelectMany(component => component.Metrics).Select(ScrapeJob.For));
        return builder;
    }

    /// <summary>Scrapes a component of the monitoring stack where it says that it serves metrics.</summary>
    public static IResourceBuilder<PrometheusResource> WithScrapeTarget<T>(this IResourceBuilder<PrometheusResource> builder, IResourceBuilder<T> component)
        where T : MonitoringResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(component);
        builder.Resource.AddJobs(() => component.Resource.Metrics.Select(ScrapeJob.For));
        return builder;
    }

    /// <summary>Scrapes <c>/metrics</c> of a .NET project, on its endpoint named <c>http</c>.</summary>
    public static IResourceBuilder<PrometheusResource> WithScrapeTarget(
        this IResourceBuilder<PrometheusResource> builder, IResourceBuilder<ProjectResource> project)
    {
        ArgumentNullException.ThrowIfNull(project);
        return builder.WithScrapeTarget(project.GetEndpoint("http"));
    }

    /// <summary>Scrapes an endpoint of any resource of the app host: container, project, executable.</summary>
    /// <param name="builder">Prometheus.</param>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="path">The path of the metrics.</param>
    /// <param name="interval">How often; null: as often as everything else.</param>
    /// <param name="job">The value of the <c>job</c> label; null: the resource's name.</param>
    public static IResourceBuilder<PrometheusResource> WithScrapeTarget(
        this IResourceBuilder<PrometheusResource> builder, EndpointReference endpoint, string path = DefaultPath, TimeSpan? interval = null, string? job = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(endpoint);
        var target = Job(job ?? endpoint.Resource.Name, new AspireEndpoint(endpoint), path, interval);
        builder.Resource.AddJobs(() => [target with { Scheme = endpoint is { Exists: true, IsHttps: true } ? "https" : "http" }]);
        return builder;
    }

    /// <summary>Scrapes an address outside the app host.</summary>
    /// <param name="builder">Prometheus.</param>
    /// <param name="host">DNS name or IP address.</param>
    /// <param name="port">The port.</param>
    /// <param name="path">The path of the metrics.</param>
    /// <param name="interval">How often; null: as often as everything else.</param>
    /// <param name="job">The value of the <c>job</c> label; null: the host.</param>
    public static IResourceBuilder<PrometheusResource> WithScrapeTarget(
        this IResourceBuilder<PrometheusResource> builder, string host, int port, string path = DefaultPath, TimeSpan? interval = null, string? job = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(host);
        return builder.WithScrapeJob(Job(job ?? host, new StaticEndpoint(host, port), path, interval));
    }

    /// <summary>Scrapes a job that is specified in full.</summary>
    public static IResourceBuilder<PrometheusResource> WithScrapeJob(this IResourceBuilder<PrometheusResource> builder, ScrapeJob job) =>
        builder.With(spec => spec with { ScrapeJobs = [.. spec.ScrapeJobs, job] });

    private static ScrapeJob Job(string name, Endpoint endpoint, string path, TimeSpan? interval) =>
        new(name, endpoint) { Path = path, Interval = interval is { } value ? new Duration(value) : null };
}
