using System.Text.Json.Serialization;

namespace Monitoring.Watchdog.Alerts;

/// <summary>An episode as <c>GET /api/alerts</c> shows it.</summary>
internal sealed record ListedAlert(
    long Id,
    string Fingerprint,
    string Status,
    DateTimeOffset StartsAt,
    DateTimeOffset? EndsAt,
    DateTimeOffset FirstReceivedAt,
    DateTimeOffset LastReceivedAt,
    DeliveryCounts Deliveries,
    IReadOnlyDictionary<string, string> Labels,
    IReadOnlyDictionary<string, string> Annotations,
    string GeneratorUrl)
{
    public static ListedAlert Of(Episode episode) => new(
        episode.Id,
        episode.Fingerprint,
        episode.Status.ToText(),
        episode.StartsAt,
        episode.EndsAt,
        episode.FirstReceivedAt,
        episode.LastReceivedAt,
        new DeliveryCounts(episode.FiringDeliveries, episode.ResolvedDeliveries),
        episode.Labels,
        episode.Annotations,
        episode.GeneratorUrl);
}

/// <summary>How many webhooks reported the episode, by status.</summary>
internal sealed record DeliveryCounts(int Firing, int Resolved);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IEnumerable<ListedAlert>))]
internal sealed partial class ListedAlertJson : JsonSerializerContext;
