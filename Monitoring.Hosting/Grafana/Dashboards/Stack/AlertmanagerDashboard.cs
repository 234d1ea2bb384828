namespace Monitoring.Hosting.Grafana.Dashboards;

/// <summary>Do alerts arrive, and are they delivered?</summary>
internal static class AlertmanagerDashboard
{
    /// <summary>The dashboard.</summary>
    public static Dashboard Dashboard { get; } = new("alertmanager", "Alertmanager", "Whether alerts arrive, are agreed upon and are delivered.")
    {
        Tags = ["alertmanager"],
        Variables = [new("instance", "Instance", "alertmanager_build_info", "instance")],
        Rows = [Overview, Cluster, Alerts, Notifications, Process],
    };

    private static Row Overview => new("Overview",
        new Stat("Members", "Members of the cluster as the loneliest of them sees it.", Unit.Count,
            new Query("""min(alertmanager_cluster_members{instance=~"$instance"})""", "Members"))
        { Width = 4, Height = 4, IsLowBad = true, Warning = 3, Critical = 2 },
        new Stat("Configuration", "Whether the newest configuration is in use; no means that a reload failed.", Unit.YesNo,
            new Query("""min(alertmanager_config_last_reload_successful{instance=~"$instance"})""", "Loaded"))
        { Width = 4, Height = 4, IsLowBad = true, Critical = 1 },
        new Stat("Configurations", "Different configurations among the members. There should be one.", Unit.Count,
            new Query("""count(count_values("hash", alertmanager_config_hash{instance=~"$instance"}))""", "Configurations"))
        { Width = 4, Height = 4, Critical = 2 },
        new Stat("Alerts", "Alerts that are neither silenced nor inhibited.", Unit.Count,
            new Query("""max(alertmanager_alerts{state="active",instance=~"$instance"})""", "Active"))
        { Width = 4, Height = 4 },
        new Stat("Silences", "Silences in force.", Unit.Count,
            new Query("""max(alertmanager_silences{state="active",instance=~"$instance"})""", "Active"))
        { Width = 4, Height = 4 },
        new Stat("Failed notifications", "The share of notifications that failed in the last hour.", Unit.Ratio,
            new Query("""sum(increase(alertmanager_notifications_failed_total{instance=~"$instance"}[1h])) / clamp_min(sum(increase(alertmanager_notifications_total{instance=~"$instance"}[1h])), 1)""", "Failed"))
        { Width = 4, Height = 4, Warning = 0.01, Critical = 0.1 });

    private static Row Cluster => new("Cluster",
        new TimeSeries("Members", "Members as each of them sees it. All should see all.", Unit.Count,
            new Query("""alertmanager_cluster_members{instance=~"$instance"}""", "{{instance}}")),
        new TimeSeries("Messages", "Gossip sent and received. Silence means a network that lets nothing through.", Unit.PerSecond,
            new Query("""sum by (instance) (rate(alertmanager_cluster_messages_sent_total{instance=~"$instance"}[$__rate_interval]))""", "{{instance}} sent"),
            new Query("""sum by (instance) (rate(alertmanager_cluster_messages_received_total{instance=~"$instance"}[$__rate_interval]))""", "{{instance}} received")),
        new TimeSeries("Health", "0 is healthy. More means that the member has trouble to keep in touch.", Unit.Count,
            new Query("""alertmanager_cluster_health_score{instance=~"$instance"}""", "{{instance}}"))
        { Warning = 1 });

    private static Row Alerts => new("Alerts",
        new TimeSeries("Alerts", "Alerts by state. Members should agree.", Unit.Count,
            new Query("""sum by (instance, state) (alertmanager_alerts{instance=~"$instance"})""", "{{instance}} {{state}}")),
        new TimeSeries("Received", "Alerts received from Prometheus, by status. Each Prometheus repeats firing ones once a minute.", Unit.PerSecond,
            new Query("""sum by (instance, status) (rate(alertmanager_alerts_received_total{instance=~"$instance"}[$__rate_interval]))""", "{{instance}} {{status}}")),
        new TimeSeries("Invalid", "Alerts that were refused. None should be.", Unit.PerSecond,
            new Query("""sum by (instance) (rate(alertmanager_alerts_invalid_total{instance=~"$instance"}[$__rate_interval]))""", "{{instance}}")));

    private static Row Notifications => new("Notifications",
        new TimeSeries("Delivered", "Notifications by way of delivery. One member sends, the others keep silent.", Unit.PerSecond,
            new Query("""sum by (integration, instance) (rate(alertmanager_notifications_total{instance=~"$instance"}[$__rate_interval]))""", "{{integration}} by {{instance}}")),
        new TimeSeries("Failed", "Notifications that failed. None should.", Unit.PerSecond,
            new Query("""sum by (integration) (rate(alertmanager_notifications_failed_total{instance=~"$instance"}[$__rate_interval]))""", "{{integration}}")),
        new TimeSeries("Slowest deliveries", "The time within which 99 of 100 notifications were delivered.", Unit.Seconds,
            new Query("""histogram_quantile(0.99, sum by (integration, le) (rate(alertmanager_notification_latency_seconds_bucket{instance=~"$instance"}[$__rate_interval])))""", "{{integration}}"))
        { Warning = 5, Critical = 15 });

    private static Row Process => ProcessPanels.Row("job=\"alertmanager\",instance=~\"$instance\"");
}
