namespace Monitoring.Hosting.Grafana.Dashboards;

/// <summary>Does each Prometheus keep up with what it scrapes, evaluates and answers?</summary>
internal static class PrometheusDashboard
{
    /// <summary>The dashboard.</summary>
    public static Dashboard Dashboard { get; } = new("prometheus", "Prometheus", "Whether each Prometheus keeps up with what it scrapes, evaluates and answers.")
    {
        Tags = ["prometheus"],
        Variables = [new("instance", "Instance", """up{job="prometheus"}""", "instance")],
        Rows = [Overview, Scraping, Storage, Rules, Queries, Alerting, Process],
    };

    private static Row Overview => new("Overview",
        new Stat("Up", "Replicas that can be scraped by another one.", Unit.Count,
            new Query("""sum(up{job="prometheus",instance=~"$instance"})""", "Replicas"))
        { Width = 4, Height = 4, IsLowBad = true, Warning = 2, Critical = 1 },
        new Stat("Configuration", "Whether the newest configuration is in use; no means that a reload failed.", Unit.YesNo,
            new Query("""min(prometheus_config_last_reload_successful{instance=~"$instance"})""", "Loaded"))
        { Width = 4, Height = 4, IsLowBad = true, Critical = 1 },
        new Stat("Series", "Series in memory, of the busiest replica.", Unit.Count,
            new Query("""max(prometheus_tsdb_head_series{instance=~"$instance"})""", "Series"))
        { Width = 4, Height = 4 },
        new Stat("Targets", "Targets that the busiest replica scrapes.", Unit.Count,
            new Query("""max(sum by (instance) (prometheus_sd_discovered_targets{config!~".*alertmanager.*|config-.*",instance=~"$instance"}))""", "Targets"))
        { Width = 4, Height = 4 },
        new Stat("Disk", "What blocks take, of the fullest replica.", Unit.Bytes,
            new Query("""max(prometheus_tsdb_storage_blocks_bytes{instance=~"$instance"})""", "Used"))
        { Width = 4, Height = 4 },
        new Stat("Version", "The versions in use; more than one during a rollout only.", Unit.Count,
            new Query("""count by (version) (prometheus_build_info{instance=~"$instance"})""", "{{version}}"))
        { Width = 4, Height = 4 });

    private static Row Scraping => new("Scraping",
        new TimeSeries("Samples appended", "Samples stored by each replica. A step is a target that came or went.", Unit.PerSecond,
            new Query("""sum by (instance) (rate(prometheus_tsdb_head_samples_appended_total{instance=~"$instance"}[$__rate_interval]))""", "{{instance}}")),
        new TimeSeries("Samples refused", "Samples that were out of order, duplicate or out of bounds: usually two targets with the same labels.", Unit.PerSecond,
            new Query("""sum by (instance) (rate(prometheus_target_scrapes_sample_out_of_order_total{instance=~"$instance"}[$__rate_interval]))""", "{{instance}} out of order"),
            new Query("""sum by (instance) (rate(prometheus_target_scrapes_sample_duplicate_timestamp_total{instance=~"$instance"}[$__rate_interval]))""", "{{instance}} duplicate"),
            new Query("""sum by (instance) (rate(prometheus_target_scrapes_sample_out_of_bounds_total{instance=~"$instance"}[$__rate_interval]))""", "{{instance}} out of bounds")),
        new TimeSeries("Largest jobs", "Samples of one scrape of all targets, of the ten largest jobs.", Unit.Count,
            new Query("topk(10, sum by (job) (scrape_samples_post_metric_relabeling))", "{{job}}"))
        { IsStacked = true },
        new TimeSeries("New series by job", "Series that scrapes created. Many for long are a label whose values never repeat.", Unit.Count,
            new Query("topk(10, sum by (job) (scrape_series_added))", "{{job}}")));

    private static Row Storage => new("Storage",
        new TimeSeries("Series in memory", "Series in memory, some 8 KiB each.", Unit.Count,
            new Query("""prometheus_tsdb_head_series{instance=~"$instance"}""", "{{instance}}")),
        new TimeSeries("Blocks on disk", "What blocks take. Retention by size deletes the oldest.", Unit.Bytes,
            new Query("""prometheus_tsdb_storage_blocks_bytes{instance=~"$instance"}""", "{{instance}}")),
        new TimeSeries("Disk latency", "The time within which 99 of 100 writes to the write-ahead log were on the disk.", Unit.Seconds,
            new Query("""prometheus_tsdb_wal_fsync_duration_seconds{quantile="0.99",instance=~"$instance"}""", "{{instance}}"))
        { Warning = 0.5 },
        new TimeSeries("Compactions", "Compactions, and those that failed.", Unit.PerSecond,
            new Query("""sum by (instance) (rate(prometheus_tsdb_compactions_total{instance=~"$instance"}[$__rate_interval]))""", "{{instance}}"),
            new Query("""sum by (instance) (rate(prometheus_tsdb_compactions_failed_total{instance=~"$instance"}[$__rate_interval]))""", "{{instance}} failed")),
        new TimeSeries("Oldest sample", "How far back local samples reach. Older ones are in the object store.", Unit.Seconds,
            new Query("""time() - prometheus_tsdb_lowest_timestamp_seconds{instance=~"$instance"}""", "{{instance}}")));

    private static Row Rules => new("Rules",
        new TimeSeries("Evaluation time", "How long each group takes, as a share of its interval. At 100 % evaluations are missed.", Unit.Ratio,
            new Query("""max by (rule_group) (prometheus_rule_group_last_duration_seconds{instance=~"$instance"} / prometheus_rule_group_interval_seconds{instance=~"$instance"})""", "{{rule_group}}"))
        { Warning = 0.5, Critical = 1 },
        new TimeSeries("Failures", "Evaluations that failed. None should.", Unit.PerSecond,
            new Query("""sum by (instance, rule_group) (rate(prometheus_rule_evaluation_failures_total{instance=~"$instance"}[$__rate_interval]))""", "{{instance}} {{rule_group}}")),
        new TimeSeries("Missed", "Evaluations that were left out because the one before took too long.", Unit.PerSecond,
            new Query("""sum by (instance, rule_group) (rate(prometheus_rule_group_iterations_missed_total{instance=~"$instance"}[$__rate_interval]))""", "{{instance}} {{rule_group}}")));

    private static Row Queries => new("Queries",
        new TimeSeries("Requests", "Requests to the API, by handler.", Unit.RequestsPerSecond,
            new Query("""sum by (handler) (rate(prometheus_http_requests_total{instance=~"$instance"}[$__rate_interval]))""", "{{handler}}")),
        new TimeSeries("Slowest requests", "The time within which 99 of 100 requests were answered.", Unit.Seconds,
            new Query("""histogram_quantile(0.99, sum by (handler, le) (rate(prometheus_http_request_duration_seconds_bucket{instance=~"$instance"}[$__rate_interval])))""", "{{handler}}")),
        new TimeSeries("Concurrency", "Queries at work, as a share of what is allowed. Beyond 100 % they queue.", Unit.Ratio,
            new Query("""prometheus_engine_queries{instance=~"$instance"} / prometheus_engine_queries_concurrent_max{instance=~"$instance"}""", "{{instance}}"))
        { Warning = 0.8, Critical = 1 });

    private static Row Alerting => new("Alerting",
        new TimeSeries("Alerts sent", "Alerts sent to each Alertmanager.", Unit.PerSecond,
            new Query("""sum by (instance, alertmanager) (rate(prometheus_notifications_sent_total{instance=~"$instance"}[$__rate_interval]))""", "{{instance}} to {{alertmanager}}")),
        new TimeSeries("Alerts lost", "Alerts that could not be delivered, or did not fit in the queue. None should.", Unit.PerSecond,
            new Query("""sum by (instance, alertmanager) (rate(prometheus_notifications_errors_total{instance=~"$instance"}[$__rate_interval]))""", "{{instance}} to {{alertmanager}}"),
            new Query("""sum by (instance) (rate(prometheus_notifications_dropped_total{instance=~"$instance"}[$__rate_interval]))""", "{{instance}} dropped")),
        new TimeSeries("Queue", "Alerts that wait, as a share of the queue.", Unit.Ratio,
            new Query("""prometheus_notifications_queue_length{instance=~"$instance"} / prometheus_notifications_queue_capacity{instance=~"$instance"}""", "{{instance}}"))
        { Warning = 0.5, Critical = 0.9 });

    private static Row Process => ProcessPanels.Row("job=\"prometheus\",instance=~\"$instance\"");
}
