using System.Text.Json.Serialization;

namespace Monitoring.Watchdog.Alerts;

/// <summary>The body of an Alertmanager webhook, version 4, as far as it is used here.</summary>
internal sealed record WebhookPayload(string? Version, string? ExternalURL, IReadOnlyList<WebhookAlert?>? Alerts)
{
    public const string SupportedVersion = "4";
}

/// <summary>One alert of a webhook.</summary>
internal sealed record WebhookAlert(
    string? Status,
    IReadOnlyDictionary<string, string?>? Labels,
    IReadOnlyDictionary<string, string?>? Annotations,
    DateTimeOffset? StartsAt,
    DateTimeOffset? EndsAt,
    string? GeneratorURL,
    string? Fingerprint);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WebhookPayload))]
internal sealed partial class WebhookJson : JsonSerializerContext;
