using System.Text.Json.Serialization;
using Monitoring.Watchdog.Notifications;

namespace Monitoring.Watchdog.Heartbeats;

internal static class HeartbeatEndpoints
{
    public const string Path = "/deadman";

    public static IServiceCollection AddHeartbeats(this IServiceCollection services)
    {
        services.AddSingleton<HeartbeatMonitor>();
        services.AddHttpClient();
        services.AddSingleton<INotifier, WebhookNotifier>();
        services.AddSingleton<INotifier, SmtpNotifier>();
        return services.AddHostedService<DeadMansSwitch>();
    }

    /// <summary>For an uptime monitor outside: 200 while every cluster's heartbeat is fresh, 503 when one is lost.</summary>
    public static void MapDeadMansSwitch(this WebApplication app) => app.MapGet(Path, (HeartbeatMonitor monitor) =>
    {
        var clusters = monitor.Current();
        var lost = clusters.Any(heartbeat => heartbeat.IsLost);
        return Results.Json(
            new DeadManReport(lost ? "lost" : "alive", [.. clusters.Select(DeadManCluster.Of)]),
            DeadManJson.Default.DeadManReport,
            statusCode: lost ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    });
}

internal sealed record DeadManReport(string Status, IReadOnlyList<DeadManCluster> Clusters);

internal sealed record DeadManCluster(string Cluster, string Status, DateTimeOffset? LastSeen, double AgeSeconds)
{
    public static DeadManCluster Of(Heartbeat heartbeat) =>
        new(heartbeat.Cluster, heartbeat.IsLost ? "lost" : "alive", heartbeat.LastSeen, Math.Round(heartbeat.Age.TotalSeconds, 1));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DeadManReport))]
internal sealed partial class DeadManJson : JsonSerializerContext;
