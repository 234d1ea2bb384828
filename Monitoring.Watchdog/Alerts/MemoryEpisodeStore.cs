namespace Monitoring.Watchdog.Alerts;

/// <summary>Forgets with the process: for trying things out without a database.</summary>
internal sealed class MemoryEpisodeStore : IEpisodeStore
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<long, Episode> _episodes = [];
    private readonly Dictionary<string, Episode> _latest = new(StringComparer.Ordinal);
    private long _lastId;

    public Task<IReadOnlyList<DeliveryOutcome>> RecordAsync(IReadOnlyList<AlertDelivery> deliveries, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<DeliveryOutcome>>([.. deliveries.Select(Record)]);
        }
    }

    public Task<IReadOnlyList<Episode>> FiringAsync(CancellationToken cancellationToken) =>
        FindAsync(episode => episode.Status == AlertStatus.Firing, int.MaxValue);

    public Task<IReadOnlyList<Episode>> HistoryAsync(HistoryQuery query, CancellationToken cancellationToken)
    {
        var words = query.Search.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return FindAsync(
            episode => (query.Before is null || episode.Id < query.Before)
                && (query.Status is null || episode.Status == query.Status)
                && words.All(word => SearchText.Of(episode).Contains(word, StringComparison.OrdinalIgnoreCase)),
            query.Limit);
    }

    public Task<int> ForgetAsync(DateTimeOffset unheardSince, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var old = _episodes.Values.Where(episode => episode.LastReceivedAt < unheardSince).ToList();
            foreach (var episode in old)
            {
                _episodes.Remove(episode.Id);
                if (_latest[episode.Fingerprint].Id == episode.Id)
                    _latest.Remove(episode.Fingerprint);
            }
            return Task.FromResult(old.Count);
        }
    }

    private DeliveryOutcome Record(AlertDelivery delivery)
    {
        var (episode, outcome) = Episode.After(_latest.GetValueOrDefault(delivery.Fingerprint), delivery);
        if (episode.Id == 0)
            episode = episode with { Id = ++_lastId };
        _latest[episode.Fingerprint] = _episodes[episode.Id] = episode;
        return outcome;
    }

    private Task<IReadOnlyList<Episode>> FindAsync(Func<Episode, bool> predicate, int limit)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<Episode>>([.. _episodes.Values.Reverse().Where(predicate).Take(limit)]);
        }
    }
}
