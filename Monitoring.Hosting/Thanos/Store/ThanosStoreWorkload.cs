using System.Collections.Immutable;
using System.Globalization;
using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Thanos;

/// <summary>Describes a store gateway.</summary>
internal static class ThanosStoreWorkload
{
    private const string Claim = "data";

    /// <summary>Describes it.</summary>
    public static Workload Describe(string name, ThanosStoreSpec spec, Replication replication, Addressing addressing)
    {
        var store = spec.ObjectStore.ToFile(addressing);
        var index = ThanosCaches.Index(spec.IndexCache, addressing);
        var bucket = ThanosCaches.Bucket(spec.BucketCache, addressing);
        var selection = spec.Shard is { } shard ? Selection(shard) : null;
        var arguments = new ThanosArguments("store")
        {
            ["data-dir"] = ThanosImages.DataPath,
            ["objstore.config-file"] = ThanosProcess.PathOf(store),
            ["index-cache.config-file"] = ThanosProcess.PathOf(index),
            ["store.caching-bucket.config-file"] = ThanosProcess.PathOf(bucket),
            ["chunk-pool-size"] = spec.ChunkPoolSize,
            ["sync-block-duration"] = spec.SyncInterval,
            ["min-time"] = Ago(spec.TimeRange.Oldest),
            ["max-time"] = Ago(spec.TimeRange.Newest),
            ["selector.relabel-config-file"] = ThanosProcess.PathOf(selection),
        };
        var container = ThanosProcess.Container(name, spec, [ThanosProcess.Http, ThanosProcess.Grpc], arguments, store, index, bucket, selection);
        return new Workload(name, replication, [container.With(spec.ObjectStore).WithClaim(Claim)])
        {
            Claims = [new VolumeClaim(Claim, spec.Disk), .. spec.ObjectStore.Claims()],
        };
    }

    private static string? Ago(Duration? age) => age is null ? null : $"-{age}";

    // https://thanos.io/tip/thanos/sharding.md/
    private static TextFile Selection(ThanosBlockShard shard) => new("selection.yml", YamlMap.ToYaml([
        new YamlMap
        {
            ["action"] = "hashmod",
            ["source_labels"] = ImmutableArray.Create("__block_id"),
            ["target_label"] = "shard",
            ["modulus"] = shard.Count,
        },
        new YamlMap
        {
            ["action"] = "keep",
            ["source_labels"] = ImmutableArray.Create("shard"),
            ["regex"] = shard.Index.ToString(CultureInfo.InvariantCulture),
        },
    ]));
}
