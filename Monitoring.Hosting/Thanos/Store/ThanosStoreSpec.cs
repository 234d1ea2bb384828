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

    /// <summary>The part of time it serves. Default: all.</summary>
    public ThanosTimeRange TimeRange { get; init; } = new(Oldest: null, Newest: null);

    /// <summary>The part of the blocks it serves. Default: all.</summary>
    public ThanosBlockShard? Shard { get; init; }
}

/// <summary>A part of time, by age. Neighbours should overlap, or a block between them is served by neither.</summary>
/// <param name="Oldest">The greatest age; null: no limit.</param>
/// <param name="Newest">The least age; null: now.</param>
public sealed record ThanosTimeRange(Duration? Oldest, Duration? Newest);

/// <summary>One of several equal parts of all blocks, by the hash of their ids.</summary>
/// <param name="Index">Which of the parts, counted from 0.</param>
/// <param name="Count">The number of parts.</param>
public sealed record ThanosBlockShard(int Index, int Count);
