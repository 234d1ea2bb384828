using Monitoring.Hosting.Caching;
using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Thanos;

/// <summary>A cache of a Thanos process: in its own memory, or shared on memcached.</summary>
public sealed record ThanosCache
{
    /// <summary>Its size when in memory. Default: 128 MiB.</summary>
    public ByteSize MemorySize { get; init; } = ByteSize.MiB(128);

    /// <summary>The memcached to share. Default: none, the cache is in memory.</summary>
    public WorkloadEndpoint? Memcached { get; init; }

    /// <summary>The largest item to store on memcached; larger ones are not worth the way. Must not exceed memcached's own limit.
    /// Default: <see cref="MemcachedSpec.DefaultMaxItemSize"/>.</summary>
    public ByteSize MaxItemSize { get; init; } = MemcachedSpec.DefaultMaxItemSize;

    /// <summary>A cache shared on memcached.</summary>
    internal static ThanosCache On(MemcachedResource memcached) =>
        new() { Memcached = memcached.PrimaryEndpoint, MaxItemSize = memcached.Spec.MaxItemSize };
}

/// <summary>The cache files of the store gateway and the query frontend. Durations in them are Go's: they know no days.</summary>
internal static class ThanosCaches
{
    /// <summary>Postings and series of block indexes (https://thanos.io/tip/components/store.md/#index-cache).</summary>
    public static TextFile Index(ThanosCache cache, Addressing addressing) => File("index-cache.yml", cache, addressing, InMemory(cache));

    /// <summary>Chunks and block metadata (https://thanos.io/tip/components/store.md/#caching-bucket).</summary>
    public static TextFile Bucket(ThanosCache cache, Addressing addressing) => File("caching-bucket.yml", cache, addressing, InMemory(cache));

    /// <summary>Query results (https://thanos.io/tip/components/query-frontend.md/#caching).</summary>
    public static TextFile Response(ThanosCache cache, Addressing addressing) =>
        File("response-cache.yml", cache, addressing, new YamlMap { ["max_size"] = cache.MemorySize.ToPrometheusString() }, expiration: "24h");

    // Thanos refuses a cache that is smaller than its largest item, 125 MB unless told otherwise.
    private static YamlMap InMemory(ThanosCache cache) => new()
    {
        ["max_size"] = cache.MemorySize.ToPrometheusString(),
        ["max_item_size"] = new ByteSize(cache.MemorySize.Bytes / 2).ToPrometheusString(),
    };

    private static TextFile File(string name, ThanosCache cache, Addressing addressing, YamlMap inMemory, string? expiration = null)
    {
        var map = cache.Memcached is { IsEnabled: true } memcached
            ? new YamlMap { ["type"] = "MEMCACHED", ["config"] = Memcached(cache, memcached, addressing, expiration) }
            : new YamlMap { ["type"] = "IN-MEMORY", ["config"] = inMemory };
        return new TextFile(name, map.ToYaml());
    }

    private static YamlMap Memcached(ThanosCache cache, WorkloadEndpoint memcached, Addressing addressing, string? expiration) => new()
    {
        ["addresses"] = ThanosDiscovery.Memcached(addressing, memcached),
        ["timeout"] = "500ms",
        ["max_idle_connections"] = 100,
        ["max_async_concurrency"] = 20,
        ["max_async_buffer_size"] = 10000,
        ["max_get_multi_concurrency"] = 100,
        ["max_item_size"] = cache.MaxItemSize.ToPrometheusString(),
        ["dns_provider_update_interval"] = "10s",
        ["expiration"] = expiration,
    };
}
