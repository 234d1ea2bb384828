namespace Monitoring.Watchdog.Alerts;

/// <summary>Remembers episodes.</summary>
internal interface IEpisodeStore
{
    /// <summary>Records deliveries in their order, all or none. When it returns they are safe.</summary>
    /// <returns>What each delivery changed.</returns>
    Task<IReadOnlyList<DeliveryOutcome>> RecordAsync(IReadOnlyList<AlertDelivery> deliveries, CancellationToken cancellationToken);

    /// <summary>All alerts that fire now, in no particular order.</summary>
    Task<IReadOnlyList<Episode>> FiringAsync(CancellationToken cancellationToken);

    /// <summary>Episodes that match, newest first.</summary>
    Task<IReadOnlyList<Episode>> HistoryAsync(HistoryQuery query, CancellationToken cancellationToken);

    /// <summary>Forgets episodes of which nothing was heard since.</summary>
    /// <returns>How many.</returns>
    Task<int> ForgetAsync(DateTimeOffset unheardSince, CancellationToken cancellationToken);
}

/// <summary>Which part of the history.</summary>
/// <param name="Search">Words, each of which has to be in a label or an annotation; empty for all.</param>
/// <param name="Before">Only episodes with lower numbers: the next page.</param>
internal sealed record HistoryQuery(string Search, int Limit, long? Before = null, AlertStatus? Status = null);
