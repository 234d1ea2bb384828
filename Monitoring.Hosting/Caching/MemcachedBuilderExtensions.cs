using Monitoring.Hosting.Caching;
using Monitoring.Hosting.Model;

namespace Monitoring.Hosting;

/// <summary>Adds memcached.</summary>
public static class MemcachedBuilderExtensions
{
    /// <summary>Adds memcached servers for the caches of Thanos; they are switched off with it.</summary>
    /// <param name="builder">The app host's builder.</param>
    /// <param name="name">The name of the resource.</param>
    /// <returns>The resource's builder.</returns>
    /// <example>
    /// <code>
    /// var cache = builder.AddMemcached("memcached").WithCacheSize(ByteSize.GiB(1));
    /// builder.AddThanosStore("thanos-store", objectStore).WithCache(cache);
    /// </code>
    /// </example>
    public static IResourceBuilder<MemcachedResource> AddMemcached(this IDistributedApplicationBuilder builder, [ResourceName] string name)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);

        var options = builder.GetMonitoringOptions();
        return builder.AddMonitoringResource(new MemcachedResource(name)
        {
            IsEnabled = options.Thanos.Enabled,
            Spec = new MemcachedSpec { Image = options.ImageOf("Memcached", MemcachedImages.Default) },
        });
    }

    /// <summary>Sets the number of servers, over which clients spread the keys.</summary>
    /// <param name="builder">The memcached.</param>
    /// <param name="replicas">The number. Default: 1.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<MemcachedResource> WithReplicas(this IResourceBuilder<MemcachedResource> builder, int replicas)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentOutOfRangeException.ThrowIfLessThan(replicas, 1);
        builder.Resource.Spec = builder.Resource.Spec with { Replicas = replicas };
        return builder;
    }

    /// <summary>Sets how much each server keeps.</summary>
    /// <param name="builder">The memcached.</param>
    /// <param name="size">The size. Default: 128 MiB.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<MemcachedResource> WithCacheSize(this IResourceBuilder<MemcachedResource> builder, ByteSize size)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Resource.Spec = builder.Resource.Spec with { CacheSize = size };
        return builder;
    }
}
