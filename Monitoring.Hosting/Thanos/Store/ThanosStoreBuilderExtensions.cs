using Monitoring.Hosting.Model;
using Monitoring.Hosting.Thanos;

namespace Monitoring.Hosting;

/// <summary>Adds Thanos store gateways.</summary>
public static class ThanosStoreBuilderExtensions
{
    /// <summary>Adds a store gateway. Replicas: <c>Monitoring:Thanos:StoreReplicas</c>.</summary>
    /// <param name="builder">The app host's builder.</param>
    /// <param name="name">The name of the resource.</param>
    /// <param name="objectStore">The object store.</param>
    /// <returns>The resource's builder.</returns>
    /// <example>
    /// <code>
    /// var store = builder.AddThanosStore("thanos-store", objectStore).WithCache(cache);
    /// </code>
    /// </example>
    public static IResourceBuilder<ThanosStoreResource> AddThanosStore(
        this IDistributedApplicationBuilder builder, [ResourceName] string name, IResourceBuilder<ObjectStoreResource> objectStore)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(objectStore);

        var options = builder.GetMonitoringOptions();
        var store = new ThanosStoreResource(name, objectStore.Resource) { IsEnabled = options.Thanos.Enabled };
        store.Spec = store.Spec with
        {
            Image = options.ImageOf(ThanosImages.Product, ThanosImages.Default),
            Resources = options.Resources.ThanosStore.Apply(store.Spec.Resources),
            Replicas = options.Thanos.StoreReplicas,
        };
        return builder.AddMonitoringResource(store);
    }

    /// <summary>Sets the number of replicas, each of which serves the same blocks.</summary>
    /// <param name="builder">The store gateway.</param>
    /// <param name="replicas">The number. Default: <c>Monitoring:Thanos:StoreReplicas</c>.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<ThanosStoreResource> WithReplicas(this IResourceBuilder<ThanosStoreResource> builder, int replicas)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentOutOfRangeException.ThrowIfLessThan(replicas, 1);
        builder.Resource.Spec = builder.Resource.Spec with { Replicas = replicas };
        return builder;
    }

    /// <summary>Serves only a part of time, so that several store gateways share the work.</summary>
    /// <param name="builder">The store gateway.</param>
    /// <param name="oldest">The greatest age it serves; null: no limit.</param>
    /// <param name="newest">The least age it serves; null: now. Neighbours should overlap.</param>
    /// <returns>The same builder.</returns>
    /// <example>
    /// <code>
    /// builder.AddThanosStore("thanos-store-recent", objectStore).WithTimeRange(oldest: Duration.Days(30), newest: null);
    /// builder.AddThanosStore("thanos-store-old", objectStore).WithTimeRange(oldest: null, newest: Duration.Days(28));
    /// </code>
    /// </example>
    public static IResourceBuilder<ThanosStoreResource> WithTimeRange(this IResourceBuilder<ThanosStoreResource> builder, Duration? oldest, Duration? newest)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Resource.Spec = builder.Resource.Spec with { TimeRange = new ThanosTimeRange(oldest, newest) };
        return builder;
    }

    /// <summary>Serves only every n-th block, so that several store gateways share the work.</summary>
    /// <param name="builder">The store gateway.</param>
    /// <param name="index">Which part it serves, counted from 0.</param>
    /// <param name="count">The number of parts: as many store gateways are needed.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<ThanosStoreResource> WithBlockShard(this IResourceBuilder<ThanosStoreResource> builder, int index, int count)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Resource.Spec = builder.Resource.Spec with { Shard = new ThanosBlockShard(index, count) };
        return builder;
    }

    /// <summary>Keeps postings, series, chunks and metadata on memcached, which all replicas share, instead of in memory.</summary>
    /// <param name="builder">The store gateway.</param>
    /// <param name="memcached">The memcached.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<ThanosStoreResource> WithCache(
        this IResourceBuilder<ThanosStoreResource> builder, IResourceBuilder<MemcachedResource> memcached)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(memcached);
        var cache = ThanosCache.On(memcached.Resource);
        builder.Resource.Spec = builder.Resource.Spec with { IndexCache = cache, BucketCache = cache };
        return builder;
    }
}
