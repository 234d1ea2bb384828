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
        var arguments = new ThanosArguments("store")
        {
            ["data-dir"] = ThanosImages.DataPath,
            ["objstore.config-file"] = ThanosProcess.PathOf(store),
            ["index-cache.config-file"] = ThanosProcess.PathOf(index),
            ["store.caching-bucket.config-file"] = ThanosProcess.PathOf(bucket),
            ["chunk-pool-size"] = spec.ChunkPoolSize,
            ["sync-block-duration"] = spec.SyncInterval,
        };
        var container = ThanosProcess.Container(name, spec, [ThanosProcess.Http, ThanosProcess.Grpc], arguments, store, index, bucket);
        return new Workload(name, replication, [container.With(spec.ObjectStore).WithClaim(Claim)])
        {
            Claims = [new VolumeClaim(Claim, spec.Disk), .. spec.ObjectStore.Claims()],
        };
    }
}
