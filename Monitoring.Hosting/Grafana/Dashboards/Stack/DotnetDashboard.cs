namespace Monitoring.Hosting.Grafana.Dashboards;

/// <summary>Does a .NET service answer, fast and without errors, and what does its runtime say?</summary>
/// <remarks>.NET counts threads and waiting work with counters, though both go up and down: hence <c>_total</c>.</remarks>
internal static class DotnetDashboard
{
    private const string Services = "job=~\"$job\",instance=~\"$instance\"";
    private const string Requests = "http_server_request_duration_seconds";

    /// <summary>The dashboard.</summary>
    public static Dashboard Dashboard { get; } = new("dotnet", ".NET services", "Whether .NET services answer, fast and without errors, and what their runtime says.")
    {
        Tags = ["dotnet"],
        Variables =
        [
            new("job", "Service", "dotnet_process_cpus", "job"),
            new("instance", "Instance", "dotnet_process_cpus{job=~\"$job\"}", "instance"),
        ],
        Rows = [Overview, Routes, Runtime, Connections],
    };

    private static Row Overview => new("Overview",
        new Stat("Requests", "Requests answered.", Unit.RequestsPerSecond,
            new Query($"sum(rate({Requests}_count{{{Services}}}[$__rate_interval]))", "Requests"))
        { Width = 6, Height = 4 },
        new Stat("Errors", "The share of requests that the service could not answer (5xx).", Unit.Ratio,
            new Query($"(sum(rate({Requests}_count{{{Services},http_response_status_code=~\"5..\"}}[$__rate_interval])) or vector(0)) / sum(rate({Requests}_count{{{Services}}}[$__rate_interval]))", "Errors"))
        { Width = 6, Height = 4, Warning = 0.001, Critical = 0.01 },
        new Stat("Slowest requests", "The time within which 99 of 100 requests were answered.", Unit.Seconds,
            new Query($"histogram_quantile(0.99, sum by (le) (rate({Requests}_bucket{{{Services}}}[$__rate_interval])))", "p99"))
        { Width = 6, Height = 4, Warning = 0.5, Critical = 2 },
        new Stat("Instances", "Instances that can be scraped.", Unit.Count,
            new Query($"sum(up{{{Services}}})", "Up"))
        { Width = 6, Height = 4 });

    private static Row Routes => new("Requests",
        new TimeSeries("By route", "Requests by route.", Unit.RequestsPerSecond,
            new Query($"sum by (http_route) (rate({Requests}_count{{{Services}}}[$__rate_interval]))", "{{http_route}}")),
        new TimeSeries("By status", "Requests by status code.", Unit.RequestsPerSecond,
            new Query($"sum by (http_response_status_code) (rate({Requests}_count{{{Services}}}[$__rate_interval]))", "{{http_response_status_code}}"))
        { IsStacked = true },
        new TimeSeries("Slowest by route", "The time within which 99 of 100 requests to a route were answered.", Unit.Seconds,
            new Query($"histogram_quantile(0.99, sum by (http_route, le) (rate({Requests}_bucket{{{Services}}}[$__rate_interval])))", "{{http_route}}")));

    private static Row Runtime => new("Runtime",
        new TimeSeries("Processor", "Cores in use.", Unit.Count,
            new Query($"sum by (instance) (rate(dotnet_process_cpu_time_seconds_total{{{Services}}}[$__rate_interval]))", "{{instance}}")),
        new TimeSeries("Memory", "Memory of the machine in use.", Unit.Bytes,
            new Query($"dotnet_process_memory_working_set_bytes{{{Services}}}", "{{instance}}")),
        new TimeSeries("Heap", "The managed heap after the last collection, by generation.", Unit.Bytes,
            new Query($"sum by (instance, gc_heap_generation) (dotnet_gc_last_collection_heap_size_bytes{{{Services}}})", "{{instance}} {{gc_heap_generation}}")),
        new TimeSeries("Collections", "Garbage collections, by generation.", Unit.PerSecond,
            new Query($"sum by (instance, gc_heap_generation) (rate(dotnet_gc_collections_total{{{Services}}}[$__rate_interval]))", "{{instance}} {{gc_heap_generation}}")),
        new TimeSeries("Time paused", "The share of time in which collections stopped everything.", Unit.Ratio,
            new Query($"rate(dotnet_gc_pause_time_seconds_total{{{Services}}}[$__rate_interval])", "{{instance}}"))
        { Warning = 0.05, Critical = 0.2 },
        new TimeSeries("Exceptions", "Exceptions thrown, caught or not, by type.", Unit.PerSecond,
            new Query($"sum by (error_type) (rate(dotnet_exceptions_total{{{Services}}}[$__rate_interval]))", "{{error_type}}")));

    private static Row Connections => new("Threads and connections",
        new TimeSeries("Threads", "Threads of the pool.", Unit.Count,
            new Query($"dotnet_thread_pool_threads_total{{{Services}}}", "{{instance}}")),
        new TimeSeries("Queue", "Work that waits for a thread. Growth means threads that block.", Unit.Count,
            new Query($"dotnet_thread_pool_queue_length_total{{{Services}}}", "{{instance}}"))
        { Warning = 100 },
        new TimeSeries("Active requests", "Requests that are being answered.", Unit.Count,
            new Query($"sum by (instance) (http_server_active_requests{{{Services}}})", "{{instance}}")));
}
