using System.Text.Json;

namespace Monitoring.Watchdog.Alerts;

/// <summary>A webhook that can't be accepted. Alertmanager gives up on 4xx and retries on 5xx.</summary>
/// <param name="reason">The value of the label in the metric of rejected webhooks.</param>
internal sealed class WebhookRejectedException(int statusCode, string reason, string message, Exception? inner = null) : Exception(message, inner)
{
    public int StatusCode { get; } = statusCode;

    public string Reason { get; } = reason;
}

/// <summary>From the body of a webhook to deliveries.</summary>
internal static class WebhookReader
{
    /// <summary>Alertmanager's fingerprints have 16 characters.</summary>
    private const int LongestFingerprint = 64;

    public static async Task<IReadOnlyList<AlertDelivery>> ReadAsync(Stream body, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var payload = await ParseAsync(body, cancellationToken);
        if (payload.Version != WebhookPayload.SupportedVersion)
            throw new WebhookRejectedException(StatusCodes.Status422UnprocessableEntity, "version",
                $"The payload's version is \"{payload.Version}\"; only version \"{WebhookPayload.SupportedVersion}\" is understood.");
        if (payload.Alerts is null)
            throw Invalid("alerts is missing.");

        return [.. payload.Alerts.Select((alert, index) => ToDelivery(alert, index, payload.ExternalURL, now))];
    }

    private static async Task<WebhookPayload> ParseAsync(Stream body, CancellationToken cancellationToken)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(body, WebhookJson.Default.WebhookPayload, cancellationToken)
                ?? throw Invalid("The body is null.");
        }
        catch (JsonException error)
        {
            throw new WebhookRejectedException(StatusCodes.Status400BadRequest, "malformed",
                $"The body is not the JSON of a webhook: line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}, at {error.Path}.", error);
        }
    }

    private static AlertDelivery ToDelivery(WebhookAlert? alert, int index, string? externalUrl, DateTimeOffset now)
    {
        if (alert is null)
            throw Invalid($"alerts[{index}] is null.");
        if (string.IsNullOrEmpty(alert.Fingerprint) || alert.Fingerprint.Length > LongestFingerprint)
            throw Invalid($"alerts[{index}].fingerprint is missing or has more than {LongestFingerprint} characters.");
        if (alert.StartsAt is not { } startsAt)
            throw Invalid($"alerts[{index}].startsAt is missing.");
        if (!AlertStatusExtensions.TryParse(alert.Status, out var status))
            throw Invalid($"alerts[{index}].status is \"{alert.Status}\"; it has to be \"firing\" or \"resolved\".");

        return new AlertDelivery(
            Storable(alert.Fingerprint),
            status.Value,
            startsAt.ToUniversalTime(),
            // While an alert fires, Alertmanager sends the year 1.
            status == AlertStatus.Resolved ? (alert.EndsAt > startsAt ? alert.EndsAt.Value : now).ToUniversalTime() : null,
            Storable(alert.Labels),
            Storable(alert.Annotations),
            Storable(alert.GeneratorURL),
            Storable(externalUrl),
            now);
    }

    /// <summary>PostgreSQL stores every character but U+0000.</summary>
    private static string Storable(string? text) => text?.Replace('\0', '\uFFFD') ?? "";

    private static Dictionary<string, string> Storable(IReadOnlyDictionary<string, string?>? pairs)
    {
        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in pairs ?? new Dictionary<string, string?>())
            result[Storable(key)] = Storable(value);
        return result;
    }

    private static WebhookRejectedException Invalid(string message) => new(StatusCodes.Status400BadRequest, "invalid", message);
}
