using Microsoft.Extensions.Options;
using Monitoring.Watchdog.Heartbeats;
using Monitoring.Watchdog.Storage;

namespace Monitoring.Watchdog.Pages;

/// <summary>What the upper half of the page shows.</summary>
/// <param name="Firing">Null when the database could not be asked.</param>
public sealed record LiveState(IReadOnlyList<Heartbeat> Heartbeats, IReadOnlyList<AlertView>? Firing)
{
    /// <summary>More would help nobody, and would have to be sent every few seconds. The number in the heading is the whole one.</summary>
    public const int MostShown = 200;

    public bool IsAnyHeartbeatLost => Heartbeats.Any(heartbeat => heartbeat.IsLost);

    public string Title => IsAnyHeartbeatLost || Firing is null ? "(!) Watchdog" : Firing.Count > 0 ? $"({Firing.Count}) Watchdog" : "Watchdog";

    /// <summary>One sentence for screen readers: said when it changes.</summary>
    public string Announcement
    {
        get
        {
            var lost = Heartbeats.Where(heartbeat => heartbeat.IsLost).Select(heartbeat => heartbeat.Cluster).ToList();
            var heartbeats = lost.Count == 0 ? "No heartbeat is lost." : $"Heartbeat lost: {string.Join(", ", lost)}.";
            return Firing switch
            {
                null => $"The database can't be reached. {heartbeats}",
                { Count: 0 } => $"No alert is firing. {heartbeats}",
                { Count: 1 } => $"1 alert is firing: {Firing[0].Name}. {heartbeats}",
                _ => $"{Firing.Count} alerts are firing, {Firing.Count(alert => alert.Severity.Look == "critical")} of them critical. {heartbeats}",
            };
        }
    }
}

/// <summary>Gathers the live state.</summary>
internal sealed class LiveStateReader(IEpisodeStore store, HeartbeatMonitor heartbeats, IOptions<WatchdogOptions> options, TimeProvider clock)
{
    public async Task<LiveState> ReadAsync(CancellationToken cancellationToken) => new(heartbeats.Current(), await FiringAsync(cancellationToken));

    private async Task<IReadOnlyList<AlertView>?> FiringAsync(CancellationToken cancellationToken)
    {
        try
        {
            var now = clock.GetUtcNow();
            var firing = await store.FiringAsync(cancellationToken);
            return [.. firing
                .Where(episode => !heartbeats.IsHeartbeat(episode.Labels))
                .OrderBy(episode => Severity.Of(episode.Severity).Rank)
                .ThenByDescending(episode => episode.StartsAt)
                .Select(episode => new AlertView(episode, now, options.Value.LinkBases))];
        }
        catch (EpisodeStoreUnavailableException)
        {
            // Said on the page; the heartbeats need no database.
            return null;
        }
    }
}
