using Monitoring.Hosting.Prometheus;

namespace Monitoring.Hosting;

/// <summary>Tells Prometheus which samples to take from others, which to keep and which to pass on.</summary>
public static class PrometheusFlowExtensions
{
    /// <summary>Takes series from other Prometheus servers, as they have them now. For aggregates that a global Prometheus needs;
    /// what needs all series is better served by Thanos.</summary>
    /// <param name="builder">The global Prometheus.</param>
    /// <param name="match">Selectors of the series, for instance <c>{__name__=~"job:.*"}</c>.</param>
    /// <param name="sources">The Prometheus servers; all replicas of each, told apart by their external labels.</param>
    public static IResourceBuilder<PrometheusResource> WithFederation(
        this IResourceBuilder<PrometheusResource> builder, IEnumerable<string> match, params IResourceBuilder<PrometheusResource>[] sources)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(match);
        ArgumentNullException.ThrowIfNull(sources);
        var job = new ScrapeJob("federate") { Path = "/federate", HonorLabels = true };
        job = job with { Parameters = job.Parameters.Add("match[]", [.. match]) };
        builder.Resource.AddJobs(() => [job with { Targets = [.. sources.SelectMany(source => source.Resource.AllHttp).Select(http => new EndpointTargets(http))] }]);
        return builder;
    }

    /// <summary>Passes every sample on as it is scraped.</summary>
    /// <param name="builder">Prometheus.</param>
    /// <param name="name">The name of the system, in metrics and logs.</param>
    /// <param name="url">Where to; no secret may be part of it.</param>
    /// <param name="user">The user; null: no credentials.</param>
    /// <param name="password">The user's password; it reaches Prometheus as a file.</param>
    /// <param name="relabeling">Relabelling of samples before they are sent.</param>
    public static IResourceBuilder<PrometheusResource> WithRemoteWrite(
        this IResourceBuilder<PrometheusResource> builder,
        string name,
        Uri url,
        string? user = null,
        IResourceBuilder<ParameterResource>? password = null,
        params IReadOnlyList<RelabelRule> relabeling)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(url);
        var access = builder.Resource.UseLogin(user, password);
        return builder.With(spec => spec with { RemoteWrites = [.. spec.RemoteWrites, new(name, url) { Access = access, Relabeling = relabeling }] });
    }

    /// <summary>Leaves out families of metrics that cost more than they tell, whichever job brings them.</summary>
    /// <param name="builder">Prometheus.</param>
    /// <param name="presets">Presets of <see cref="CardinalityGuard"/>, or rules of one's own.</param>
    public static IResourceBuilder<PrometheusResource> WithCardinalityGuard(
        this IResourceBuilder<PrometheusResource> builder, params IReadOnlyList<RelabelRule>[] presets) =>
        builder.With(spec => spec with { MetricRelabeling = [.. spec.MetricRelabeling, .. presets.SelectMany(preset => preset)] });
}
