using Monitoring.Watchdog.Heartbeats;

namespace Monitoring.Watchdog.Notifications;

/// <summary>A way to tell somebody that does not lead through the monitoring that may be dead.</summary>
internal interface INotifier
{
    /// <summary>As metrics and logs call it.</summary>
    string Channel { get; }

    bool IsConfigured { get; }

    Task SendAsync(HeartbeatNotice notice, CancellationToken cancellationToken);
}

/// <summary>A cluster's monitoring went silent, or is back.</summary>
internal sealed record HeartbeatNotice(Heartbeat Heartbeat)
{
    public string Status => Heartbeat.IsLost ? "lost" : "alive";

    public string Subject => Heartbeat.IsLost
        ? $"Monitoring of {Heartbeat.Cluster} is silent"
        : $"Monitoring of {Heartbeat.Cluster} is back";

    public string Text => Heartbeat switch
    {
        { IsLost: false } => $"{Subject}: its heartbeat arrives again.",
        { LastSeen: { } at } => $"{Subject}: its last heartbeat arrived at {at:yyyy-MM-dd HH:mm:ss} UTC. Alerts of this cluster may not reach anybody.",
        _ => $"{Subject}: no heartbeat of it has ever arrived. Alerts of this cluster may not reach anybody.",
    };
}
