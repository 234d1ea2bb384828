namespace Monitoring.Hosting.Prometheus;

/// <summary>Presets of metric relabelling that leave out families with very many series and little use.</summary>
public static class CardinalityGuard
{
    /// <summary>The API server's histograms: a bucket for each verb, resource, subresource and scope. Sums and counts stay.</summary>
    public static IReadOnlyList<RelabelRule> ApiServer { get; } =
    [
        DropFamilies(
            "apiserver_request_body_size_bytes_bucket",
            "apiserver_request_duration_seconds_bucket",
            "apiserver_request_sli_duration_seconds_bucket",
            "apiserver_request_slo_duration_seconds_bucket",
            "apiserver_response_sizes_bucket",
            "apiserver_watch_events_sizes_bucket",
            "etcd_request_duration_seconds_bucket",
            "workqueue_(queue|work)_duration_seconds_bucket"),
    ];

    /// <summary>cAdvisor: families that are empty or repeat others, and the cgroups above pods.</summary>
    public static IReadOnlyList<RelabelRule> Cadvisor { get; } =
    [
        DropFamilies(
            "container_blkio_device_usage_total",
            "container_file_descriptors",
            "container_(last_seen|tasks_state)",
            "container_memory_(failcnt|failures_total|mapped_file|swap)",
            "container_network_(tcp6?|udp6?|advance_tcp_stats)_.*",
            "container_processes|container_sockets|container_threads(_max)?",
            "container_spec_.*",
            "container_ulimits_soft"),
        RelabelRule.Drop(["__name__", "container", "pod"], "container_.*;;"),
    ];

    /// <summary>The kubelet: histograms by operation, plugin and volume.</summary>
    public static IReadOnlyList<RelabelRule> Kubelet { get; } =
    [
        DropFamilies(
            "kubelet_(http_requests|runtime_operations|pod_worker)_duration_seconds_bucket",
            "rest_client_(rate_limiter|request)_.*_bucket",
            "storage_operation_duration_seconds_bucket"),
    ];

    /// <summary>The Go runtime: histograms of the scheduler and the garbage collector. Goroutines, heap and threads stay.</summary>
    public static IReadOnlyList<RelabelRule> GoRuntime { get; } = [DropFamilies("go_(cpu|gc|godebug|sched|sync)_.*")];

    /// <summary>Drops metrics by name.</summary>
    /// <param name="names">Regular expressions, each for whole names.</param>
    public static RelabelRule DropFamilies(params IEnumerable<string> names) => RelabelRule.Drop("__name__", string.Join('|', names));
}
