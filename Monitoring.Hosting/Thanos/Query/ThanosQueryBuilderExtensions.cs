using Monitoring.Hosting.Thanos;

namespace Monitoring.Hosting;

/// <summary>Adds Thanos queriers.</summary>
public static class ThanosQueryBuilderExtensions
{
    /// <summary>Adds a querier. Replicas: <c>Monitoring:Thanos:QueryReplicas</c>.</summary>
    /// <param name="builder">The app host's builder.</param>
    /// <param name="name">The name of the resource.</param>
    /// <returns>The resource's builder.</returns>
    /// <example>
    /// <code>
    /// var query = builder.AddThanosQuery("thanos-query").WithEndpoints(prometheus).WithEndpoints(store);
    /// </code>
    /// </example>
    public static IResourceBuilder<ThanosQueryResource> AddThanosQuery(this IDistributedApplicationBuilder builder, [ResourceName] string name)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);

        var options = builder.GetMonitoringOptions();
        var query = new ThanosQueryResource(name) { IsEnabled = options.Thanos.Enabled };
        query.Spec = query.Spec with
        {
            Image = options.ImageOf(ThanosImages.Product, ThanosImages.Default),
            Resources = options.Resources.ThanosQuery.Apply(query.Spec.Resources),
            Replicas = options.Thanos.QueryReplicas,
            MaxReplicas = options.Thanos.QueryMaxReplicas,
        };
        return builder.AddMonitoringResource(query);
    }

    /// <summary>Sets the number of replicas.</summary>
    /// <param name="builder">The querier.</param>
    /// <param name="replicas">The number. Default: <c>Monitoring:Thanos:QueryReplicas</c>.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<ThanosQueryResource> WithReplicas(this IResourceBuilder<ThanosQueryResource> builder, int replicas)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentOutOfRangeException.ThrowIfLessThan(replicas, 1);
        builder.Resource.Spec = builder.Resource.Spec with { Replicas = replicas };
        return builder;
    }

    /// <summary>Asks the sidecars of a Prometheus, and takes its replicas for one.</summary>
    /// <param name="builder">The querier.</param>
    /// <param name="prometheus">The Prometheus; it needs <c>WithThanosSidecar</c>, before or after this call.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<ThanosQueryResource> WithEndpoints(
        this IResourceBuilder<ThanosQueryResource> builder, IResourceBuilder<PrometheusResource> prometheus)
    {
        ArgumentNullException.ThrowIfNull(prometheus);
        return builder.Asking(new PrometheusStoreApis(prometheus.Resource));
    }

    /// <summary>Asks a store gateway.</summary>
    /// <param name="builder">The querier.</param>
    /// <param name="store">The store gateway.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<ThanosQueryResource> WithEndpoints(
        this IResourceBuilder<ThanosQueryResource> builder, IResourceBuilder<ThanosStoreResource> store)
    {
        ArgumentNullException.ThrowIfNull(store);
        return builder.Asking(store.Resource);
    }

    /// <summary>Asks another querier, for instance that of another cluster.</summary>
    /// <param name="builder">The querier.</param>
    /// <param name="query">The other querier.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<ThanosQueryResource> WithEndpoints(
        this IResourceBuilder<ThanosQueryResource> builder, IResourceBuilder<ThanosQueryResource> query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return builder.Asking(query.Resource);
    }

    private static IResourceBuilder<ThanosQueryResource> Asking(this IResourceBuilder<ThanosQueryResource> builder, IStoreApis source)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Resource.Ask(source);
        return builder;
    }
}
