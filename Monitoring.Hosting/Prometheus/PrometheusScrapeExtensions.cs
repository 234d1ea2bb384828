using Monitoring.Hosting.Model;
using Monitoring.Hosting.Prometheus;

namespace Monitoring.Hosting;

/// <summary>Tells Prometheus what to scrape.</summary>
public static class PrometheusScrapeExtensions
{
    private const string DefaultPath = "/metrics";

    /// <summary>Scrapes every component of the monitoring stack, sidecars and Prometheus itself included; also those that are added later.</summary>
    public static IResourceBuilder<PrometheusResource> WithStackTargets(this IResourceBuilder<PrometheusResource> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Resource.AddJobs(() => builder.ApplicationBuilder.Resources.Select(ComponentAnnotation.Of).OfType<IComponent>().Where(component => component.IsEnabled).SelectMany(component => component.Metrics).Select(ScrapeJob.For));
        return builder;
    }

    /// <summary>
    /// Scrapes the Kubernetes cluster that the stack is published to: kubelets and containers of all nodes, the API server, and the pods and
    /// Services that ask for it by the annotation <c>prometheus.io/scrape: "true"</c>. Elsewhere there is no cluster, and nothing changes.
    /// </summary>
    /// <seealso cref="KubernetesJobs"/>
    public static IResourceBuilder<PrometheusResource> WithKubernetesTargets(this IResourceBuilder<PrometheusResource> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.ApplicationBuilder.PublishesToKubernetes() ? builder.With(spec => spec with { ScrapeJobs = [.. spec.ScrapeJobs, .. KubernetesJobs.OfTheCluster] }) : builder;
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
        ArgumentNullException.ThrowIfNull(endpoint);
        return builder.WithScrapeTarget(endpoint, defaults => defaults with { Name = job ?? defaults.Name, Path = path, Interval = ToDuration(interval) });
    }

    /// <summary>Scrapes an endpoint of any resource of the app host, in any way that a job can be specified.</summary>
    /// <param name="builder">Prometheus.</param>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="configure">Completes the job: its name is the resource's, its scheme the endpoint's.</param>
    /// <example>
    /// <code>
    /// prometheus.WithScrapeTarget(orders.GetEndpoint("http"), job => job with
    /// {
    ///     Labels = job.Labels.Add("team", "shop"),
    ///     Timeout = Duration.Seconds(5),
    ///     Limits = new() { Samples = 10_000 },
    /// });
    /// </code>
    /// </example>
    public static IResourceBuilder<PrometheusResource> WithScrapeTarget(
        this IResourceBuilder<PrometheusResource> builder, EndpointReference endpoint, Func<ScrapeJob, ScrapeJob> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Resource.AddJobs(() =>
        [
            configure(new ScrapeJob(endpoint.Resource.Name, new AspireEndpoint(endpoint)) { Scheme = endpoint is { Exists: true, IsHttps: true } ? "https" : "http" }),
        ]);
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
        return builder.WithScrapeJob(new ScrapeJob(job ?? host, new StaticEndpoint(host, port)) { Path = path, Interval = ToDuration(interval) });
    }

    /// <summary>Scrapes the targets that files list. The files may be edited while the stack runs.</summary>
    /// <param name="builder">Prometheus.</param>
    /// <param name="job">The value of the <c>job</c> label.</param>
    /// <param name="folder">The folder of <c>*.json</c>, <c>*.yml</c> and <c>*.yaml</c> files, relative to the app host's project.</param>
    public static IResourceBuilder<PrometheusResource> WithScrapeTargetFiles(this IResourceBuilder<PrometheusResource> builder, string job, string folder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(job);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return builder.WithScrapeJob(new(job, new FileTargets(Path.GetFullPath(folder, builder.ApplicationBuilder.AppHostDirectory), job)));
    }

    /// <summary>Scrapes a job that is specified in full.</summary>
    public static IResourceBuilder<PrometheusResource> WithScrapeJob(this IResourceBuilder<PrometheusResource> builder, ScrapeJob job) =>
        builder.With(spec => spec with { ScrapeJobs = [.. spec.ScrapeJobs, job] });

    /// <summary>Scrapes a job with user and password.</summary>
    /// <param name="builder">Prometheus.</param>
    /// <param name="job">The job's name.</param>
    /// <param name="user">The user.</param>
    /// <param name="password">The password; it reaches Prometheus as a file.</param>
    public static IResourceBuilder<PrometheusResource> WithScrapeCredentials(
        this IResourceBuilder<PrometheusResource> builder, string job, string user, IResourceBuilder<ParameterResource> password)
    {
        ArgumentException.ThrowIfNullOrEmpty(user);
        ArgumentNullException.ThrowIfNull(password);
        return builder.WithAccess(job, access => access with { BasicAuth = new(user, builder.Resource.Use(password.Resource)) });
    }

    /// <summary>Scrapes a job with a bearer token.</summary>
    /// <param name="builder">Prometheus.</param>
    /// <param name="job">The job's name.</param>
    /// <param name="token">The token; it reaches Prometheus as a file.</param>
    public static IResourceBuilder<PrometheusResource> WithScrapeCredentials(
        this IResourceBuilder<PrometheusResource> builder, string job, IResourceBuilder<ParameterResource> token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return builder.WithAccess(job, access => access with { BearerToken = builder.Resource.Use(token.Resource) });
    }

    /// <summary>Trusts certificates of an authority when scraping a job.</summary>
    /// <param name="builder">Prometheus.</param>
    /// <param name="job">The job's name.</param>
    /// <param name="authority">The authority's certificate, as PEM.</param>
    /// <param name="serverName">The name the certificate must be for; null: the target's.</param>
    public static IResourceBuilder<PrometheusResource> WithScrapeAuthority(
        this IResourceBuilder<PrometheusResource> builder, string job, IResourceBuilder<ParameterResource> authority, string? serverName = null)
    {
        ArgumentNullException.ThrowIfNull(authority);
        return builder.WithAccess(job, access => access with { Tls = new() { Authority = builder.Resource.Use(authority.Resource), ServerName = serverName } });
    }

    private static IResourceBuilder<PrometheusResource> WithAccess(this IResourceBuilder<PrometheusResource> builder, string job, Func<HttpAccess, HttpAccess> change)
    {
        ArgumentException.ThrowIfNullOrEmpty(job);
        return builder.With(spec => spec with { JobAccess = spec.JobAccess.SetItem(job, change(spec.JobAccess.GetValueOrDefault(job) ?? new())) });
    }

    private static Duration? ToDuration(TimeSpan? interval) => interval is { } value ? new Duration(value) : null;
}
