namespace Monitoring.Watchdog.Alerts;

/// <summary>One time that an alert fired, from its start to its end, however often it was delivered.</summary>
public sealed record Episode
{
    /// <summary>0 until it is stored; later episodes have higher numbers.</summary>
    public long Id { get; init; }

    public required string Fingerprint { get; init; }
    public required AlertStatus Status { get; init; }
    public required DateTimeOffset StartsAt { get; init; }
    public DateTimeOffset? EndsAt { get; init; }
    public required IReadOnlyDictionary<string, string> Labels { get; init; }
    public required IReadOnlyDictionary<string, string> Annotations { get; init; }
    public required string GeneratorUrl { get; init; }
    public required string AlertmanagerUrl { get; init; }
    public required DateTimeOffset FirstReceivedAt { get; init; }
    public required DateTimeOffset LastReceivedAt { get; init; }
    public int FiringDeliveries { get; init; }
    public int ResolvedDeliveries { get; init; }

    public string Name => Labels.GetValueOrDefault("alertname", "");
    public string Severity => Labels.GetValueOrDefault("severity", "");

    /// <summary>What a search looks into: labels and annotations, one per line.</summary>
    public string SearchText => string.Join('\n', Labels.Concat(Annotations).Select(pair => $"{pair.Key}={pair.Value}"));

    /// <summary>
    /// What a delivery makes of the alert's latest episode. Replicas repeat themselves and each other, late or out of order,
    /// so that only a start after the known end begins another episode; an earlier one continues the same.
    /// </summary>
    public static (Episode Episode, DeliveryOutcome Outcome) After(Episode? latest, AlertDelivery delivery)
    {
        if (latest is null || (latest.EndsAt is { } end && delivery.StartsAt >= end))
            return (Begin(delivery), DeliveryOutcome.Opened);

        var outcome = delivery.Status == latest.Status ? DeliveryOutcome.Repeated : DeliveryOutcome.Changed;
        return (latest.Continue(delivery), outcome);
    }

    private static Episode Begin(AlertDelivery delivery) => new Episode
    {
        Fingerprint = delivery.Fingerprint,
        Status = delivery.Status,
        StartsAt = delivery.StartsAt,
        Labels = delivery.Labels,
        Annotations = delivery.Annotations,
        GeneratorUrl = delivery.GeneratorUrl,
        AlertmanagerUrl = delivery.AlertmanagerUrl,
        FirstReceivedAt = delivery.ReceivedAt,
        LastReceivedAt = delivery.ReceivedAt,
    }.Continue(delivery);

    private Episode Continue(AlertDelivery delivery) => this with
    {
        Status = delivery.Status,
        StartsAt = delivery.StartsAt < StartsAt ? delivery.StartsAt : StartsAt,
        EndsAt = delivery.EndsAt,
        Annotations = delivery.Annotations,
        GeneratorUrl = delivery.GeneratorUrl,
        AlertmanagerUrl = delivery.AlertmanagerUrl,
        LastReceivedAt = delivery.ReceivedAt,
        FiringDeliveries = FiringDeliveries + (delivery.Status == AlertStatus.Firing ? 1 : 0),
        ResolvedDeliveries = ResolvedDeliveries + (delivery.Status == AlertStatus.Resolved ? 1 : 0),
    };
}

public enum DeliveryOutcome
{
    /// <summary>The alert was not known, or known to be over.</summary>
    Opened,

    /// <summary>A firing alert was resolved, or one thought resolved fires on.</summary>
    Changed,

    /// <summary>Nothing new.</summary>
    Repeated,
}
