namespace Monitoring.Hosting.Grafana.Dashboards;

/// <summary>Do blocks reach the object store, are they compacted, and can all of it be queried?</summary>
internal static class ThanosDashboard
{
    /// <summary>The dashboard.</summary>
    public static Dashboard Dashboard { get; } = new("thanos", "Thanos", "Whether blocks reach the object store, are compacted, and can be queried.")
    {
        Tags = ["thanos"],
        Variables = [new("job", "Process", """up{job=~"thanos-.+"}""", "job")],
        Rows = [Overview, Queries, Sidecars, Stores, Compactor, ObjectStore, Process],
    };

    private static Row Overview => new("Overview",
        new Stat("Processes down", "Thanos processes that cannot be scraped.", Unit.Count,
            new Query("""count(up{job=~"thanos-.+"} == 0) or vector(0)""", "Processes"))
        { Width = 4, Height = 4, Critical = 1 },
        new Stat("Compactor halted", "Yes means that the compactor gave up, and someone has to look.", Unit.YesNo,
            new Query("max(thanos_compact_halted)", "Halted"))
        { Width = 4, Height = 4, Critical = 1 },
        new Stat("Last upload", "When a sidecar last uploaded a block; it should be less than two and a half hours ago.", Unit.Since,
            new Query("""max(thanos_objstore_bucket_last_successful_upload_time{job="thanos-sidecar"}) * 1000""", "Upload"))
        { Width = 4, Height = 4 },
        new Stat("Blocks", "Blocks in the object store, as a store gateway sees them.", Unit.Count,
            new Query("max(sum by (instance) (thanos_bucket_store_blocks_loaded))", "Blocks"))
        { Width = 4, Height = 4 },
        new Stat("Store APIs", "Store APIs that the querier is connected to.", Unit.Count,
            new Query("max(sum by (instance) (thanos_store_nodes_grpc_connections))", "Store APIs"))
        { Width = 4, Height = 4 },
        new Stat("Version", "The versions in use; more than one during a rollout only.", Unit.Count,
            new Query("count by (version) (thanos_build_info)", "{{version}}"))
        { Width = 4, Height = 4 });

    private static Row Queries => new("Queries",
        new TimeSeries("Requests", "Requests, by process and status.", Unit.RequestsPerSecond,
            new Query("""sum by (job, code) (rate(http_requests_total{job=~"$job"}[$__rate_interval]))""", "{{job}} {{code}}")),
        new TimeSeries("Slowest queries", "The time within which 99 of 100 queries were answered.", Unit.Seconds,
            new Query("""histogram_quantile(0.99, sum by (job, handler, le) (rate(http_request_duration_seconds_bucket{job=~"$job",handler=~"query.*"}[$__rate_interval])))""", "{{job}} {{handler}}")),
        new TimeSeries("Queries at work", "Queries at work, as a share of what is allowed. Beyond 100 % they wait.", Unit.Ratio,
            new Query("thanos_query_concurrent_gate_queries_in_flight / thanos_query_concurrent_gate_queries_max", "{{instance}}"))
        { Warning = 0.8, Critical = 1 },
        new TimeSeries("Store APIs by labels", "Store APIs that each querier is connected to, by what they are.", Unit.Count,
            new Query("sum by (instance, store_type) (thanos_store_nodes_grpc_connections)", "{{instance}} {{store_type}}")),
        new TimeSeries("gRPC failures", "Calls that failed, by process and reason.", Unit.PerSecond,
            new Query("""sum by (job, grpc_code) (rate(grpc_server_handled_total{job=~"$job",grpc_code!~"OK|Canceled|NotFound"}[$__rate_interval]))""", "{{job}} {{grpc_code}}")),
        new TimeSeries("Result cache", "Parts of queries that the query frontend looked up in its cache, and those it found.", Unit.PerSecond,
            new Query("""sum by (instance) (rate(cortex_cache_fetched_keys_total{job="thanos-query-frontend"}[$__rate_interval]))""", "{{instance}} looked up"),
            new Query("""sum by (instance) (rate(cortex_cache_hits_total{job="thanos-query-frontend"}[$__rate_interval]))""", "{{instance}} found")));

    private static Row Sidecars => new("Sidecars",
        new TimeSeries("Prometheus up", "Whether each sidecar reaches its Prometheus.", Unit.YesNo,
            new Query("thanos_sidecar_prometheus_up", "{{instance}}")),
        new TimeSeries("Uploads", "Blocks uploaded in the last three hours: one every two hours each.", Unit.Count,
            new Query("sum by (instance) (increase(thanos_shipper_uploads_total[3h]))", "{{instance}}")),
        new TimeSeries("Failed uploads", "Uploads that failed in the last three hours. They are tried again.", Unit.Count,
            new Query("sum by (instance) (increase(thanos_shipper_upload_failures_total[3h]))", "{{instance}}"))
        { Warning = 1 });

    private static Row Stores => new("Store gateways",
        new TimeSeries("Blocks", "Blocks that each store gateway serves.", Unit.Count,
            new Query("sum by (instance) (thanos_bucket_store_blocks_loaded)", "{{instance}}")),
        new TimeSeries("Blocks that failed", "Blocks that could not be loaded.", Unit.PerSecond,
            new Query("sum by (instance) (rate(thanos_bucket_store_block_load_failures_total[$__rate_interval]))", "{{instance}}")),
        new TimeSeries("Index cache", "The share of requests to the index cache that found something.", Unit.Ratio,
            new Query("sum by (instance, item_type) (rate(thanos_store_index_cache_hits_total[$__rate_interval])) / sum by (instance, item_type) (rate(thanos_store_index_cache_requests_total[$__rate_interval]))", "{{instance}} {{item_type}}")),
        new TimeSeries("Slowest series requests", "The time within which 99 of 100 requests for series were answered.", Unit.Seconds,
            new Query("histogram_quantile(0.99, sum by (instance, le) (rate(thanos_bucket_store_series_get_all_duration_seconds_bucket[$__rate_interval])))", "{{instance}}")),
        new TimeSeries("Memcached", "Operations on memcached, by process.", Unit.PerSecond,
            new Query("sum by (job, operation) (rate(thanos_memcached_operations_total[$__rate_interval]))", "{{job}} {{operation}}"),
            new Query("sum by (job, operation) (rate(thanos_memcached_operation_failures_total[$__rate_interval]))", "{{job}} {{operation}} failed")));

    private static Row Compactor => new("Compactor",
        new TimeSeries("Iterations", "Rounds of the compactor.", Unit.PerSecond,
            new Query("sum by (instance) (rate(thanos_compact_iterations_total[$__rate_interval]))", "{{instance}}")),
        new TimeSeries("Work to do", "Compactions, downsamplings and deletions that wait. Steady growth: it does not keep up.", Unit.Count,
            new Query("sum by (instance) (thanos_compact_todo_compactions)", "{{instance}} compactions"),
            new Query("sum by (instance) (thanos_compact_todo_downsample_blocks)", "{{instance}} downsamplings"),
            new Query("sum by (instance) (thanos_compact_todo_deletion_blocks)", "{{instance}} deletions")),
        new TimeSeries("Failures", "What failed: each is tried again, unless the compactor halts.", Unit.PerSecond,
            new Query("sum by (instance) (rate(thanos_compact_group_compactions_failures_total[$__rate_interval]))", "{{instance}} compactions"),
            new Query("sum by (instance) (rate(thanos_compact_downsample_failures_total[$__rate_interval]))", "{{instance}} downsamplings"),
            new Query("sum by (instance) (rate(thanos_compact_block_cleanup_failures_total[$__rate_interval]))", "{{instance}} deletions")));

    private static Row ObjectStore => new("Object store",
        new TimeSeries("Operations", "Operations, by kind.", Unit.PerSecond,
            new Query("""sum by (operation) (rate(thanos_objstore_bucket_operations_total{job=~"$job"}[$__rate_interval]))""", "{{operation}}")),
        new TimeSeries("Failed operations", "Operations that failed, by process.", Unit.PerSecond,
            new Query("""sum by (job, operation) (rate(thanos_objstore_bucket_operation_failures_total{job=~"$job"}[$__rate_interval]))""", "{{job}} {{operation}}")),
        new TimeSeries("Slowest operations", "The time within which 99 of 100 operations were done.", Unit.Seconds,
            new Query("""histogram_quantile(0.99, sum by (operation, le) (rate(thanos_objstore_bucket_operation_duration_seconds_bucket{job=~"$job"}[$__rate_interval])))""", "{{operation}}")));

    private static Row Process => ProcessPanels.Row("job=~\"$job\"");
}
