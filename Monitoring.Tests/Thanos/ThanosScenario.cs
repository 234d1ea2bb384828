using Monitoring.Hosting.Caching;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.ObjectStorage;
using Monitoring.Hosting.Thanos;

namespace Monitoring.Tests.Thanos;

/// <summary>All Thanos processes of a stack, without the rest of it.</summary>
/// <param name="Tag">The version of Thanos.</param>
/// <param name="ObjectStore">The object store.</param>
/// <param name="Memcached">Whether caches are shared on memcached.</param>
internal sealed record ThanosScenario(string Tag, ObjectStore ObjectStore, bool Memcached)
{
    private static readonly TestWorkload Prometheus = new("prometheus", Replication.Peers(2));
    private static readonly TestWorkload Store = new("thanos-store", Replication.Stateful(2));
    private static readonly TestWorkload Query = new("thanos-query", Replication.Stateless(2));
    private static readonly TestWorkload Cache = new("memcached", Replication.Stateful(3));

    /// <summary>A laptop: a shared disk and caches in memory.</summary>
    public static ThanosScenario Laptop { get; } = new(ThanosImages.Tag, new FileSystemStore("object-store"), Memcached: false);

    /// <summary>A cluster: S3 by the pod's role, and memcached.</summary>
    public static ThanosScenario Cluster { get; } = new(
        ThanosImages.Tag,
        new S3Store("thanos-blocks", new StaticEndpoint("s3.eu-central-1.amazonaws.com", 443)) { Region = "eu-central-1" },
        Memcached: true);

    /// <summary>The oldest version we support, on an S3 service of one's own.</summary>
    public static ThanosScenario Oldest { get; } = new(
        "v0.34.1",
        new S3Store("thanos", new TestWorkload("seaweedfs", Replication.Singleton).Endpoint(SeaweedFsSpec.Port))
        {
            UsesTls = false,
            UsesPathStyle = true,
            Keys = new S3Keys(new Secret("object-store-access-key"), new Secret("object-store-secret-key")),
        },
        Memcached: true);

    /// <summary>The image.</summary>
    public ContainerImage Image => ThanosImages.Default with { Tag = Tag };

    /// <summary>The sidecar.</summary>
    public ThanosSidecar Sidecar => new(
        new ThanosSidecarSpec(ObjectStore) { Image = Image }, Prometheus.Endpoint(Port.Http(9090)), new ClaimMount("data", "/prometheus"));

    /// <summary>The querier.</summary>
    public ThanosQuerySpec QuerySpec => new()
    {
        Image = Image,
        Replicas = 2,
        StoreApis = [Sidecar.StoreApi, Store.Endpoint(ThanosProcess.Grpc)],
        ReplicaLabels = ["replica"],
    };

    /// <summary>The query frontend.</summary>
    public ThanosQueryFrontendSpec QueryFrontendSpec => new() { Image = Image, Query = Query.Endpoint(ThanosProcess.Http), Cache = CacheSpec };

    /// <summary>The store gateway.</summary>
    public ThanosStoreSpec StoreSpec => new(ObjectStore) { Image = Image, Replicas = 2, IndexCache = CacheSpec, BucketCache = CacheSpec };

    /// <summary>The compactor.</summary>
    public ThanosCompactorSpec CompactorSpec => new(ObjectStore) { Image = Image };

    private ThanosCache CacheSpec => new() { Memcached = Memcached ? Cache.Endpoint(MemcachedSpec.Port) : null };

    /// <summary>All containers.</summary>
    public IReadOnlyList<ContainerSpec> Containers(Addressing addressing) =>
    [
        Sidecar.Describe(Prometheus, addressing),
        .. Workloads(addressing).SelectMany(workload => workload.Containers),
    ];

    /// <summary>All workloads besides Prometheus.</summary>
    public IReadOnlyList<Workload> Workloads(Addressing addressing) =>
    [
        ThanosQueryWorkload.Describe("thanos-query", QuerySpec, Replication.Stateless(2), addressing),
        ThanosQueryFrontendWorkload.Describe("thanos-query-frontend", QueryFrontendSpec, Replication.Stateless(), addressing),
        ThanosStoreWorkload.Describe("thanos-store", StoreSpec, Replication.Stateful(2), addressing),
        ThanosCompactorWorkload.Describe("thanos-compactor", CompactorSpec, addressing),
        ThanosBucketWebWorkload.Describe("thanos-bucket-web", new ThanosBucketWebSpec(ObjectStore) { Image = Image }, Replication.Stateless(), addressing),
    ];
}
