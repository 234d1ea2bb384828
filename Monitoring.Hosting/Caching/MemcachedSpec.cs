using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Caching;

/// <summary>What a memcached depends on.</summary>
public sealed record MemcachedSpec
{
    /// <summary>The port of memcached.</summary>
    public static Port Port { get; } = new("memcached", 11211, "tcp");

    /// <summary>The largest item memcached takes unless told otherwise: 1 MiB.</summary>
    public static ByteSize DefaultMaxItemSize { get; } = ByteSize.MiB(1);

    /// <summary>The image. Default: <inheritdoc cref="MemcachedImages.Tag" path="/remarks" />.</summary>
    public ContainerImage Image { get; init; } = MemcachedImages.Default;

    /// <summary>The number of servers; clients spread the keys over them. Default: 1.</summary>
    public int Replicas { get; init; } = 1;

    /// <summary>What each server keeps. Default: 128 MiB.</summary>
    public ByteSize CacheSize { get; init; } = ByteSize.MiB(128);

    /// <summary>The largest item. Default: <see cref="DefaultMaxItemSize"/>.</summary>
    public ByteSize MaxItemSize { get; init; } = DefaultMaxItemSize;

    /// <summary>The largest number of connections; a Thanos process keeps up to 100. Default: 1024, as memcached's own.</summary>
    public int MaxConnections { get; init; } = 1024;

    /// <summary>Processor and memory: the cache, a quarter of it for the hash table and fragmentation, and 32 MiB for connections.</summary>
    public ResourceNeeds Resources => new(0.05m, new ByteSize((CacheSize.Bytes * 5 / 4) + ByteSize.MiB(32).Bytes));
}
