using System.Text.Json;
using System.Text.Json.Serialization;

namespace Monitoring.Tests.Watchdog;

/// <summary>One alert as Alertmanager sends it.</summary>
internal sealed record WebhookAlertJson
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public string Status { get; init; } = "firing";
    public Dictionary<string, string> Labels { get; init; } = [];
    public Dictionary<string, string> Annotations { get; init; } = [];
    public DateTimeOffset StartsAt { get; init; } = DateTimeOffset.UtcNow.AddMinutes(-1);
    public DateTimeOffset EndsAt { get; init; } = DateTimeOffset.MinValue;
    public string GeneratorURL { get; init; } = "http://prometheus.example:9090/graph?g0.expr=up";
    public required string Fingerprint { get; init; }

    /// <param name="name">The label <c>alertname</c>, and the fingerprint unless given.</param>
    public static WebhookAlertJson Firing(string name, string? fingerprint = null, string severity = "critical", string summary = "") => new()
    {
        Fingerprint = fingerprint ?? name,
        Labels = new() { ["alertname"] = name, ["severity"] = severity, ["cluster"] = "test" },
        Annotations = summary.Length == 0 ? [] : new() { ["summary"] = summary },
    };

    /// <summary>The always-firing alert of a cluster.</summary>
    public static WebhookAlertJson Heartbeat(string cluster) => new()
    {
        Fingerprint = $"heartbeat-{cluster}",
        Labels = new() { ["alertname"] = "Watchdog", ["cluster"] = cluster },
    };

    public WebhookAlertJson Resolved() => this with { Status = "resolved", EndsAt = DateTimeOffset.UtcNow };

    /// <summary>A whole webhook.</summary>
    public static string Body(params WebhookAlertJson[] alerts) => JsonSerializer.Serialize(new
    {
        version = "4",
        groupKey = "{}:{}",
        truncatedAlerts = 0,
        status = "firing",
        receiver = "watchdog",
        groupLabels = new { },
        commonLabels = new { },
        commonAnnotations = new { },
        externalURL = "http://alertmanager.example:9093",
        alerts,
    }, Json);
}
