using Monitoring.Watchdog.Alerts;

namespace Monitoring.Watchdog.Storage;

/// <summary>Applies deliveries to the latest episodes of their alerts, and knows which episodes that changed.</summary>
internal sealed class EpisodeLedger
{
    private readonly List<Episode> _episodes = [];
    private readonly HashSet<int> _changed = [];
    private readonly Dictionary<string, int> _latest = new(StringComparer.Ordinal);

    /// <param name="latest">The latest known episode of each alert.</param>
    public EpisodeLedger(IEnumerable<Episode> latest)
    {
        foreach (var episode in latest)
            Append(episode);
    }

    public IEnumerable<Episode> Changed => _changed.Order().Select(index => _episodes[index]);

    public DeliveryOutcome Record(AlertDelivery delivery)
    {
        var known = _latest.TryGetValue(delivery.Fingerprint, out var index);
        var (episode, outcome) = Episode.After(known ? _episodes[index] : null, delivery);
        if (outcome == DeliveryOutcome.Opened)
            index = Append(episode);
        else
            _episodes[index] = episode;
        _changed.Add(index);
        return outcome;
    }

    private int Append(Episode episode)
    {
        _episodes.Add(episode);
        return _latest[episode.Fingerprint] = _episodes.Count - 1;
    }
}
