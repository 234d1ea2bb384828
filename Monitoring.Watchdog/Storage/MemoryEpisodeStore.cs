using Monitoring.Watchdog.Alerts;

namespace Monitoring.Watchdog.Storage;

/// <summary>Forgets with the process: for trying things out without a database.</summary>
internal sealed class MemoryEpisodeStore : IEpisodeStore
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<long, Episode> _episodes = [];
    private readonly Dictionary<string, long> _latest = new(StringComparer.Ordinal);
    private long _lastId;

    public Task<IReadOnlyList<DeliveryOutcome>> RecordAsync(IReadOnlyList<AlertDelivery> deliveries, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var fingerprints = deliveries.Select(delivery => delivery.Fingerprint).Distinct();
            var ledger = new EpisodeLedger(fingerprints.Where(_latest.ContainsKey).Select(fingerprint => _episodes[_latest[fingerprint]]));
            DeliveryOutcome[] outcomes = [.. deliveries.Select(ledger.Record)];
            foreach (var episode in ledger.Changed)
                Save(episode);
            return Task.FromResult<IReadOnlyList<DeliveryOutcome>>(outcomes);
        }
    }

    public Task<IReadOnlyList<Episode>> FiringAsync(CancellationToken cancellationToken) =>
        FindAsync(episode => episode.Status == AlertStatus.Firing);

    public Task<IReadOnlyList<Episode>> HistoryAsync(HistoryQuery query, CancellationToken cancellationToken) => FindAsync(
        episode => (query.Before is null || episode.Id < query.Before)
            && (query.Status is null || episode.Status == query.Status)
            && query.Words.All(word => episode.SearchText.Contains(word, StringComparison.OrdinalIgnoreCase)),
        query.Limit);

    public Task<IReadOnlyList<Episode>> LatestAsync(string alertName, CancellationToken cancellationToken) =>
        FindAsync(episode => episode.Name == alertName && _latest[episode.Fingerprint] == episode.Id);

    public Task<int> ForgetAsync(DateTimeOffset unheardSince, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var old = _episodes.Values.Where(episode => episode.LastReceivedAt < unheardSince).ToList();
            foreach (var episode in old)
            {
                _episodes.Remove(episode.Id);
                if (_latest[episode.Fingerprint] == episode.Id)
                    _latest.Remove(episode.Fingerprint);
            }
            return Task.FromResult(old.Count);
        }
    }

    private void Save(Episode episode)
    {
        var saved = episode.Id == 0 ? episode with { Id = ++_lastId } : episode;
        _episodes[saved.Id] = saved;
        _latest[saved.Fingerprint] = saved.Id;
    }

    private Task<IReadOnlyList<Episode>> FindAsync(Func<Episode, bool> predicate, int limit = int.MaxValue)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<Episode>>([.. _episodes.Values.Reverse().Where(predicate).Take(limit)]);
        }
    }
}
