using Monitoring.Hosting.Model;

namespace Monitoring.Hosting;

/// <summary>What the containers of each component ask for and are limited to when they are published, where it differs from the defaults.
/// Memcached is not among them: its memory follows the size of its cache.</summary>
public sealed class ResourcesOptions
{
    /// <summary>Prometheus. Default: 0.25 cores, 1 GiB.</summary>
    public ResourceOptions Prometheus { get; set; } = new();

    /// <summary>The Thanos sidecar of Prometheus. Default: 0.1 cores, 256 MiB.</summary>
    public ResourceOptions ThanosSidecar { get; set; } = new();

    /// <summary>The querier. Default: 0.2 cores, 1 GiB.</summary>
    public ResourceOptions ThanosQuery { get; set; } = new();

    /// <summary>The query-frontend. Default: 0.1 cores, 512 MiB.</summary>
    public ResourceOptions ThanosQueryFrontend { get; set; } = new();

    /// <summary>The store gateway. Default: 0.2 cores, 2 GiB.</summary>
    public ResourceOptions ThanosStore { get; set; } = new();

    /// <summary>The compactor. Default: 0.5 cores, 2 GiB.</summary>
    public ResourceOptions ThanosCompactor { get; set; } = new();

    /// <summary>The bucket web page. Default: 0.05 cores, 256 MiB.</summary>
    public ResourceOptions ThanosBucketWeb { get; set; } = new();

    /// <summary>Alertmanager. Default: 0.05 cores, 128 MiB.</summary>
    public ResourceOptions Alertmanager { get; set; } = new();

    /// <summary>Watchdog. Default: 0.1 cores, 256 MiB.</summary>
    public ResourceOptions Watchdog { get; set; } = new();

    /// <summary>Grafana. Default: 0.2 cores, 512 MiB.</summary>
    public ResourceOptions Grafana { get; set; } = new();

    /// <summary>Each instance of PostgreSQL; a quarter of its memory is for pages. Default: 0.5 cores, 1 GiB.</summary>
    public ResourceOptions Postgres { get; set; } = new();

    /// <summary>Redis; five eighths of its memory are for data. Default: 0.1 cores, 256 MiB.</summary>
    public ResourceOptions Redis { get; set; } = new();

    /// <summary>node-exporter. Default: 0.05 cores, 64 MiB.</summary>
    public ResourceOptions NodeExporter { get; set; } = new();

    /// <summary>kube-state-metrics. Default: 0.1 cores, 256 MiB.</summary>
    public ResourceOptions KubeStateMetrics { get; set; } = new();

    /// <summary>The exporter of PostgreSQL. Default: 0.05 cores, 64 MiB.</summary>
    public ResourceOptions PostgresExporter { get; set; } = new();

    /// <summary>The exporter of Redis. Default: 0.05 cores, 64 MiB.</summary>
    public ResourceOptions RedisExporter { get; set; } = new();

    internal IEnumerable<(string Name, ResourceOptions Options)> All =>
    [
        (nameof(Prometheus), Prometheus),
        (nameof(ThanosSidecar), ThanosSidecar),
        (nameof(ThanosQuery), ThanosQuery),
        (nameof(ThanosQueryFrontend), ThanosQueryFrontend),
        (nameof(ThanosStore), ThanosStore),
        (nameof(ThanosCompactor), ThanosCompactor),
        (nameof(ThanosBucketWeb), ThanosBucketWeb),
        (nameof(Alertmanager), Alertmanager),
        (nameof(Watchdog), Watchdog),
        (nameof(Grafana), Grafana),
        (nameof(Postgres), Postgres),
        (nameof(Redis), Redis),
        (nameof(NodeExporter), NodeExporter),
        (nameof(KubeStateMetrics), KubeStateMetrics),
        (nameof(PostgresExporter), PostgresExporter),
        (nameof(RedisExporter), RedisExporter),
    ];
}

/// <summary>What one container asks for and is limited to.</summary>
public sealed class ResourceOptions
{
    /// <summary>The processor time that it asks for, in cores, for instance <c>0.5</c>. Default: the component's.</summary>
    public decimal? Cpu { get; set; }

    /// <summary>The most processor time, in cores. Default: four times of what it asks for, and one core at least.</summary>
    public decimal? CpuLimit { get; set; }

    /// <summary>The memory that it asks for, which is its limit as well. Default: the component's.</summary>
    public ByteSize? Memory { get; set; }

    /// <summary>The ephemeral disk that it asks for, which is its limit as well. Default: 256 MiB.</summary>
    public ByteSize? EphemeralStorage { get; set; }

    internal ResourceNeeds Apply(ResourceNeeds needs)
    {
        var changed = new ResourceNeeds(Cpu ?? needs.CpuRequest, Memory ?? needs.Memory) { EphemeralStorage = EphemeralStorage ?? needs.EphemeralStorage };
        return changed with { CpuLimit = CpuLimit ?? (Cpu is null ? needs.CpuLimit : changed.CpuLimit) };
    }
}
