using Monitoring.Watchdog.Notifications;

namespace Monitoring.Watchdog.Heartbeats;

/// <summary>Watches the heartbeats and tells every channel when one is lost and when it is back, until the channel took it.</summary>
internal sealed class DeadMansSwitch(
    HeartbeatMonitor heartbeats,
    IEnumerable<INotifier> notifiers,
    WatchdogMetrics metrics,
    TimeProvider clock,
    ILogger<DeadMansSwitch> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var channels = notifiers.Where(notifier => notifier.IsConfigured).Select(notifier => new Audience(notifier)).ToList();
        if (channels.Count == 0)
            log.LogWarning("Neither Watchdog:Notifications:Webhook nor :Smtp is set: only {Path} tells of lost heartbeats.", HeartbeatEndpoints.Path);

        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var current = heartbeats.Current();
            await Task.WhenAll(channels.Select(channel => TellAsync(channel, current, stoppingToken)));
        }
    }

    private async Task TellAsync(Audience audience, IReadOnlyList<Heartbeat> current, CancellationToken stoppingToken)
    {
        foreach (var heartbeat in current)
        {
            if (heartbeat.IsLost == audience.KnowsLost.Contains(heartbeat.Cluster))
                continue;
            if (!await TrySendAsync(audience.Channel, new HeartbeatNotice(heartbeat), stoppingToken))
                continue;
            if (heartbeat.IsLost)
                audience.KnowsLost.Add(heartbeat.Cluster);
            else
                audience.KnowsLost.Remove(heartbeat.Cluster);
        }
    }

    private async Task<bool> TrySendAsync(INotifier channel, HeartbeatNotice notice, CancellationToken stoppingToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        timeout.CancelAfter(SendTimeout);
        try
        {
            await channel.SendAsync(notice, timeout.Token);
            metrics.Notified(channel.Channel, "sent");
            log.LogInformation("Told {Channel}: {Text}", channel.Channel, notice.Text);
            return true;
        }
        catch (Exception error) when (!stoppingToken.IsCancellationRequested)
        {
            // Whatever a channel fails with, the switch stays alive.
            metrics.Notified(channel.Channel, "failed");
            log.LogError("Could not tell {Channel} ({Message}), trying again: {Text}", channel.Channel, error.Message, notice.Text);
            return false;
        }
    }

    /// <summary>Remembers which clusters a channel was told to be lost. At first nobody has to be told that all is well.</summary>
    private sealed record Audience(INotifier Channel)
    {
        public HashSet<string> KnowsLost { get; } = new(StringComparer.Ordinal);
    }
}
