using Monitoring.Hosting.Connections;
using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Watchdog;

/// <summary>Everything the configuration of Watchdog depends on.</summary>
/// <param name="Database">Its database, which it creates and migrates itself.</param>
/// <param name="Token">What Alertmanager has to send as <c>Authorization: Bearer …</c>.</param>
public sealed record WatchdogSpec(PostgresConnection Database, Secret Token)
{
    /// <summary>The port of the page, the webhook and its own metrics: the one that .NET's images listen on.</summary>
    public static Port Http { get; } = Port.Http(8080);

    /// <summary>The image. Default: <inheritdoc cref="WatchdogImages.Image" path="/remarks" />:<inheritdoc cref="WatchdogImages.Tag" path="/remarks" />.</summary>
    public ContainerImage Image { get; init; } = WatchdogImages.Default;

    /// <summary>How old the heartbeat of a cluster may get before it is lost. Default: 5 minutes.</summary>
    public Duration HeartbeatTimeout { get; init; } = Duration.Minutes(5);

    /// <summary>How often Alertmanager delivers the heartbeat; null: no Alertmanager of the app host does.</summary>
    public Duration? HeartbeatInterval { get; init; }

    /// <summary>The cluster to expect a heartbeat from; others are expected once they were heard from. Default: <c>local</c>.</summary>
    public string Cluster { get; init; } = "local";

    /// <summary>How long an alert is remembered after it was last heard of. Default: 30 days.</summary>
    public Duration Retention { get; init; } = Duration.Days(30);

    /// <summary>Alertmanager as a browser reaches it, for links to silences; null: what it calls itself.</summary>
    public Uri? AlertmanagerUrl { get; init; }

    /// <summary>Where runbooks are that alerts give by a path; null: nowhere.</summary>
    public Uri? RunbookBaseUrl { get; init; }

    /// <summary>The URL of a webhook that is told of lost and returned heartbeats, past Alertmanager; null: only <c>/deadman</c> tells.</summary>
    public Secret? NotificationUrl { get; init; }

    /// <summary>What it asks for. Default: 0.1 cores and 256 MiB; 2,000 alerts a second take 140 of them (eng/bench-watchdog.sh).</summary>
    public ResourceNeeds Resources { get; init; } = new(0.1m, ByteSize.MiB(256));
}
