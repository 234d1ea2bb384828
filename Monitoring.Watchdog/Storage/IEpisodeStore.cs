using Monitoring.Watchdog.Alerts;

namespace Monitoring.Watchdog.Storage;

/// <summary>Remembers episodes.</summary>
/// <remarks>Every method throws <see cref="EpisodeStoreUnavailableException"/> when the store can't be reached.</remarks>
internal interface IEpisodeStore
{
    /// <summary>Records deliveries in their order, all or none. When it returns they are safe.</summary>
    /// <returns>What each delivery changed.</returns>
    Task<IReadOnlyList<DeliveryOutcome>> RecordAsync(IReadOnlyList<AlertDelivery> deliveries, CancellationToken cancellationToken);

    /// <summary>All alerts that fire now, in no particular order.</summary>
    Task<IReadOnlyList<Episode>> FiringAsync(CancellationToken cancellationToken);

    /// <summary>Episodes that match, newest first.</summary>
    Task<IReadOnlyList<Episode>> HistoryAsync(HistoryQuery query, CancellationToken cancellationToken);

    /// <summary>The latest episode of every alert of this name.</summary>
    Task<IReadOnlyList<Episode>> LatestAsync(string alertName, CancellationToken cancellationToken);

    /// <summary>Forgets episodes of which nothing was heard since.</summary>
    /// <returns>How many.</returns>
    Task<int> ForgetAsync(DateTimeOffset unheardSince, CancellationToken cancellationToken);
}

/// <summary>Which part of the history.</summary>
/// <param name="Search">Words, each of which has to be in a label or an annotation; empty for all.</param>
/// <param name="Before">Only episodes with lower numbers: the next page.</param>
internal sealed record HistoryQuery(string Search, int Limit, long? Before = null, AlertStatus? Status = null)
{
    public string[] Words => Search.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>The store can't be reached or has too much to do.</summary>
internal sealed class EpisodeStoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
