using System.Diagnostics.CodeAnalysis;

namespace Monitoring.Watchdog.Alerts;

public enum AlertStatus
{
    Firing,
    Resolved,
}

/// <summary>One alert of one webhook.</summary>
/// <param name="EndsAt">When it was resolved; null while it fires.</param>
/// <param name="GeneratorUrl">The rule's expression in Prometheus.</param>
/// <param name="AlertmanagerUrl">The sender's own address, as it knows it.</param>
public sealed record AlertDelivery(
    string Fingerprint,
    AlertStatus Status,
    DateTimeOffset StartsAt,
    DateTimeOffset? EndsAt,
    IReadOnlyDictionary<string, string> Labels,
    IReadOnlyDictionary<string, string> Annotations,
    string GeneratorUrl,
    string AlertmanagerUrl,
    DateTimeOffset ReceivedAt)
{
    public string StatusText => Status.ToText();
}

internal static class AlertStatusExtensions
{
    private const string Firing = "firing";
    private const string Resolved = "resolved";

    public static string ToText(this AlertStatus status) => status == AlertStatus.Firing ? Firing : Resolved;

    public static bool TryParse(string? text, [NotNullWhen(true)] out AlertStatus? status)
    {
        status = text switch
        {
            Firing => AlertStatus.Firing,
            Resolved => AlertStatus.Resolved,
            _ => null,
        };
        return status is not null;
    }

    public static AlertStatus Parse(string text) =>
        TryParse(text, out var status) ? status.Value : throw new FormatException($"\"{text}\" is no status of an alert.");
}
