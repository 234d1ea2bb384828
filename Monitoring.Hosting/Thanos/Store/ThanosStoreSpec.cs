using Monitoring.Hosting.Model;
using Monitoring.Hosting.ObjectStorage;

namespace Monitoring.Hosting.Thanos;

/// <summary>What a store gateway depends on: it serves the blocks in the object store.</summary>
/// <param name="ObjectStore">The object store.</param>
public sealed record ThanosStoreSpec(ObjectStore ObjectStore) : ThanosSpec(new ResourceNeeds(0.2m, ByteSize.GiB(2)))
{
    /// <summary>The number of replicas; each serves all blocks. Default: 1.</summary>
    public int Replicas { get; init; } = 1;

    /// <summary>The disk for index headers, about 6 MB a block; lost headers are made anew. Default: 10 GiB.</summary>
    public ByteSize Disk { get; init; } = ByteSize.GiB(10);

    /// <summary>Where postings and series are kept. Default: in memory.</summary>
    public ThanosCache IndexCache { get; init; } = new();

    /// <summary>Where chunks and metadata are kept. Default: in memory.</summary>
    public ThanosCache BucketCache { get; init; } = new();

    /// <summary>The most memory that chunks of running queries may take. Default: 512 MiB; upstream's 2 GB do not fit a laptop.</summary>
    public ByteSize ChunkPoolSize { get; init; } = ByteSize.MiB(512);

    /// <summary>How often the store looks for new blocks; sidecars upload one every two hours. Default: 15 minutes, as upstream since 0.35.</summary>
    public Duration SyncInterval { get; init; } = Duration.Minutes(15);
}
