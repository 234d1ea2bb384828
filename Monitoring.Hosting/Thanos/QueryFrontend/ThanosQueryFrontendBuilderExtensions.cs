using Monitoring.Hosting.Thanos;

namespace Monitoring.Hosting;

/// <summary>Adds Thanos query frontends.</summary>
public static class ThanosQueryFrontendBuilderExtensions
{
    /// <summary>Adds a query frontend: what people and Grafana ask.</summary>
    /// <param name="builder">The app host's builder.</param>
    /// <param name="name">The name of the resource.</param>
    /// <returns>The resource's builder.</returns>
    /// <example>
    /// <code>
    /// var frontend = builder.AddThanosQueryFrontend("thanos-query-frontend").WithQuery(query).WithCache(cache);
    /// </code>
    /// </example>
    public static IResourceBuilder<ThanosQueryFrontendResource> AddThanosQueryFrontend(this IDistributedApplicationBuilder builder, [ResourceName] string name)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);

        var options = builder.GetMonitoringOptions();
        var frontend = new ThanosQueryFrontendResource(name) { IsEnabled = options.Thanos.Enabled };
        frontend.Spec = frontend.Spec with
        {
            Image = options.ImageOf(ThanosImages.Product, ThanosImages.Default),
            Resources = options.Resources.ThanosQueryFrontend.Apply(frontend.Spec.Resources),
            Replicas = options.Thanos.QueryReplicas,
            MaxReplicas = options.Thanos.QueryMaxReplicas,
        };
        return builder.AddMonitoringResource(frontend).WithHostPort(options.Thanos.HostPort);
    }

    /// <summary>Sets the number of replicas; more than one need a cache that they share.</summary>
    /// <param name="builder">The query frontend.</param>
    /// <param name="replicas">The number. Default: <c>Monitoring:Thanos:QueryReplicas</c>.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<ThanosQueryFrontendResource> WithReplicas(this IResourceBuilder<ThanosQueryFrontendResource> builder, int replicas)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentOutOfRangeException.ThrowIfLessThan(replicas, 1);
        builder.Resource.Spec = builder.Resource.Spec with { Replicas = replicas };
        return builder;
    }

    /// <summary>Passes queries on to a querier.</summary>
    /// <param name="builder">The query frontend.</param>
    /// <param name="query">The querier.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<ThanosQueryFrontendResource> WithQuery(
        this IResourceBuilder<ThanosQueryFrontendResource> builder, IResourceBuilder<ThanosQueryResource> query)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(query);
        builder.Resource.Spec = builder.Resource.Spec with { Query = query.Resource.Http };
        return builder;
    }

    /// <summary>Keeps results on memcached, which all replicas share, instead of in memory.</summary>
    /// <param name="builder">The query frontend.</param>
    /// <param name="memcached">The memcached.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<ThanosQueryFrontendResource> WithCache(
        this IResourceBuilder<ThanosQueryFrontendResource> builder, IResourceBuilder<MemcachedResource> memcached)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(memcached);
        builder.Resource.Spec = builder.Resource.Spec with { Cache = ThanosCache.On(memcached.Resource) };
        return builder;
    }
}
