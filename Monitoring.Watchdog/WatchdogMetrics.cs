using System.Diagnostics.Metrics;
using Monitoring.Watchdog.Heartbeats;
using OpenTelemetry.Metrics;

namespace Monitoring.Watchdog;

/// <summary>What Watchdog says about itself.</summary>
internal sealed class WatchdogMetrics
{
    public const string MeterName = "Monitoring.Watchdog";
    public const string NotificationLatency = "watchdog.notification.latency";

    /// <summary>Seconds: Alertmanager's usual group_wait of 30 s lies in the middle.</summary>
    public static readonly double[] NotificationLatencies = [1, 2, 5, 10, 15, 20, 30, 45, 60, 90, 120, 300, 600, 1800, 3600];

    private readonly Counter<long> _received;
    private readonly Counter<long> _deduplicated;
    private readonly Counter<long> _rejected;
    private readonly Counter<long> _notified;
    private readonly Histogram<double> _latency;

    public WatchdogMetrics(IMeterFactory meters, HeartbeatMonitor heartbeats)
    {
        var meter = meters.Create(MeterName);
        _received = meter.CreateCounter<long>("watchdog.alerts.received", "{alert}", "Alerts received in accepted webhooks.");
        _deduplicated = meter.CreateCounter<long>("watchdog.alerts.deduplicated", "{alert}", "Received alerts that repeated what was known.");
        _rejected = meter.CreateCounter<long>("watchdog.webhooks.rejected", "{webhook}", "Webhooks that were not accepted, by reason.");
        _notified = meter.CreateCounter<long>("watchdog.notifications", "{notification}", "Attempts to tell of a lost or returned heartbeat, by channel and outcome.");
        _latency = meter.CreateHistogram<double>(NotificationLatency, "s", "From the start of an alert to its first receipt.");

        meter.CreateObservableGauge("watchdog.heartbeat.age",
            () => PerCluster(heartbeats, heartbeat => heartbeat.Age.TotalSeconds), "s", "Since a cluster's heartbeat was last heard.");
        meter.CreateObservableGauge("watchdog.heartbeat.lost",
            () => PerCluster(heartbeats, heartbeat => heartbeat.IsLost ? 1 : 0), description: "Whether a cluster's heartbeat is lost: 1 or 0.");
    }

    public void Received(string status) => _received.Add(1, new KeyValuePair<string, object?>("status", status));

    public void Deduplicated(string status) => _deduplicated.Add(1, new KeyValuePair<string, object?>("status", status));

    public void Rejected(string reason) => _rejected.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Notified(string channel, string outcome) => _notified.Add(1,
        new KeyValuePair<string, object?>("channel", channel), new KeyValuePair<string, object?>("outcome", outcome));

    public void Arrived(TimeSpan latency) => _latency.Record(latency.TotalSeconds);

    private static IEnumerable<Measurement<double>> PerCluster(HeartbeatMonitor heartbeats, Func<Heartbeat, double> value) =>
        heartbeats.Current().Select(heartbeat =>
            new Measurement<double>(value(heartbeat), new KeyValuePair<string, object?>("cluster", heartbeat.Cluster)));
}

internal static class WatchdogMetricsExtensions
{
    public static IServiceCollection AddWatchdogMetrics(this IServiceCollection services)
    {
        services.AddSingleton<WatchdogMetrics>();
        return services.ConfigureOpenTelemetryMeterProvider(metrics => metrics
            .AddMeter(WatchdogMetrics.MeterName)
            .AddView(WatchdogMetrics.NotificationLatency, new ExplicitBucketHistogramConfiguration { Boundaries = WatchdogMetrics.NotificationLatencies }));
    }
}
