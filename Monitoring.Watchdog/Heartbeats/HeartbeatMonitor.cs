using Microsoft.Extensions.Options;
using Monitoring.Watchdog.Alerts;

namespace Monitoring.Watchdog.Heartbeats;

/// <summary>Whether a cluster's monitoring lives.</summary>
/// <param name="LastSeen">Null when it was never heard from.</param>
/// <param name="Age">Since it was last heard from, or since the start of this process.</param>
public sealed record Heartbeat(string Cluster, DateTimeOffset? LastSeen, TimeSpan Age, bool IsLost);

/// <summary>The dead man's switch: knows when each cluster's always-firing alert was last heard.</summary>
internal sealed class HeartbeatMonitor
{
    /// <summary>Stands for whoever should send a heartbeat while no cluster is configured and none was heard from.</summary>
    public const string AnyCluster = "(any)";

    private readonly HeartbeatOptions _options;
    private readonly TimeProvider _clock;
    private readonly DateTimeOffset _startedAt;
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, Beat> _beats = new(StringComparer.Ordinal);

    public HeartbeatMonitor(IOptions<WatchdogOptions> options, TimeProvider clock)
    {
        _options = options.Value.Heartbeat;
        _clock = clock;
        _startedAt = clock.GetUtcNow();
        foreach (var cluster in _options.Clusters)
            _beats[cluster] = new Beat(null, IsResolved: false);
    }

    public bool IsHeartbeat(IReadOnlyDictionary<string, string> labels) =>
        labels.GetValueOrDefault("alertname") == _options.AlertName;

    public void Observe(IEnumerable<AlertDelivery> deliveries)
    {
        foreach (var delivery in deliveries.Where(delivery => IsHeartbeat(delivery.Labels)))
            Observe(ClusterOf(delivery.Labels), delivery.ReceivedAt, delivery.Status);
    }

    /// <summary>Takes up what an earlier process heard; what this one heard itself is newer.</summary>
    public void Restore(IEnumerable<Episode> episodes)
    {
        lock (_lock)
        {
            foreach (var episode in episodes.OrderByDescending(episode => episode.LastReceivedAt))
            {
                var cluster = ClusterOf(episode.Labels);
                if (_beats.GetValueOrDefault(cluster) is null or { LastSeen: null, IsResolved: false })
                    _beats[cluster] = new Beat(episode.LastReceivedAt, episode.Status == AlertStatus.Resolved);
            }
        }
    }

    public IReadOnlyList<Heartbeat> Current()
    {
        var now = _clock.GetUtcNow();
        lock (_lock)
        {
            return _beats.Count == 0
                ? [Judge(AnyCluster, new Beat(null, IsResolved: false), now)]
                : [.. _beats.Select(beat => Judge(beat.Key, beat.Value, now))];
        }
    }

    private string ClusterOf(IReadOnlyDictionary<string, string> labels) =>
        labels.GetValueOrDefault(_options.ClusterLabel) is { Length: > 0 } cluster ? cluster : "default";

    private void Observe(string cluster, DateTimeOffset at, AlertStatus status)
    {
        lock (_lock)
        {
            var known = _beats.GetValueOrDefault(cluster);
            // Resolved: Alertmanager itself hears no more of it. The last sign of life stays the one before.
            _beats[cluster] = status == AlertStatus.Firing ? new Beat(at, IsResolved: false) : new Beat(known?.LastSeen, IsResolved: true);
        }
    }

    private Heartbeat Judge(string cluster, Beat beat, DateTimeOffset now)
    {
        var age = now - (beat.LastSeen ?? _startedAt);
        return new Heartbeat(cluster, beat.LastSeen, age, beat.IsResolved || age > _options.Timeout);
    }

    private sealed record Beat(DateTimeOffset? LastSeen, bool IsResolved);
}
