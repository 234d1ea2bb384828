using System.Collections.Immutable;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Security;

namespace Monitoring.Hosting.Alertmanager;

/// <summary>Everything the configuration of Alertmanager depends on.</summary>
public sealed record AlertmanagerSpec
{
    /// <summary>The image; its version decides which flags there are.</summary>
    public ContainerImage Image { get; init; } = AlertmanagerImages.Default;

    /// <summary>Members of the cluster. There is no quorum: each delivers on its own when the others are gone. Default: 3.</summary>
    public int Replicas { get; init; } = 3;

    /// <summary>How long silences and the notification log are kept. Default: 120 hours, as Alertmanager has it.</summary>
    public Duration Retention { get; init; } = Duration.Hours(120);

    /// <summary>When an alert without an end counts as resolved. Prometheus always sends an end. Default: 5 minutes.</summary>
    public Duration ResolveTimeout { get; init; } = Duration.Minutes(5);

    /// <summary>How long each member waits for the one before it to deliver a notification. Default: 15 seconds.</summary>
    public Duration PeerTimeout { get; init; } = Duration.Seconds(15);

    /// <summary>How long a starting member waits at most for the cluster before it notifies. Default: 60 seconds.</summary>
    public Duration SettleTimeout { get; init; } = Duration.Seconds(60);

    /// <summary>How long a lost member is tried. A replaced one comes back under its name, at another address. Default: 5 minutes.</summary>
    public Duration ReconnectTimeout { get; init; } = Duration.Minutes(5);

    /// <summary>The size of its disk. Default: 1 GiB: snapshots of silences and of the notification log are a few MiB.</summary>
    public ByteSize DiskSize { get; init; } = ByteSize.GiB(1);

    /// <summary>What it asks for. Default: 0.05 cores and 128 MiB.</summary>
    public ResourceNeeds Resources { get; init; } = new(0.05m, ByteSize.MiB(128));

    /// <summary>The address people reach it at, for links in notifications; null: its host name.</summary>
    public Uri? ExternalUrl { get; init; }

    /// <summary>The host at which people outside the platform reach it, which is also its address unless that is given; null: nowhere.</summary>
    public HostName? PublicHost { get; init; }

    /// <summary>What guards its web interface and API; null: nothing.</summary>
    public WebSecurity? Web { get; init; }

    /// <summary>The receivers; the first gets what no route takes. Without any, alerts are only shown.</summary>
    public ImmutableArray<Receiver> Receivers { get; init; } = [];

    /// <summary>Routes below the root, in the order in which they are tried.</summary>
    public ImmutableArray<Route> Routes { get; init; } = [];

    /// <summary>The labels by which alerts are grouped into one notification.</summary>
    public ImmutableArray<string> GroupBy { get; init; } = ["alertname", "cluster", "namespace"];

    /// <summary>How long a new group waits for more alerts. Default: 30 seconds, as Alertmanager has it.</summary>
    public Duration GroupWait { get; init; } = Duration.Seconds(30);

    /// <summary>How long a group waits before it tells of changes. Default: 5 minutes, as Alertmanager has it.</summary>
    public Duration GroupInterval { get; init; } = Duration.Minutes(5);

    /// <summary>After how long a notification without changes is repeated. Default: 4 hours, as Alertmanager has it.</summary>
    public Duration RepeatInterval { get; init; } = Duration.Hours(4);

    /// <summary>The alert that always fires: its silence says that alerting is broken. Default: <c>Watchdog</c>.</summary>
    public string HeartbeatAlert { get; init; } = "Watchdog";

    /// <summary>How often the heartbeat is delivered. Default: 1 minute.</summary>
    public Duration HeartbeatInterval { get; init; } = Duration.Minutes(1);

    /// <summary>Who listens to the heartbeat; null: the first receiver.</summary>
    public string? HeartbeatReceiver { get; init; }

    /// <summary>Times that routes refer to.</summary>
    public ImmutableArray<TimeInterval> TimeIntervals { get; init; } = [];

    /// <summary>The absolute path of the folder of notification templates, beside the app host; null: Alertmanager's own.</summary>
    public string? TemplatesFolder { get; init; }

    /// <summary>Alerts that silence others. Default: <see cref="InhibitRule.OfTheStack"/>.</summary>
    public ImmutableArray<InhibitRule> InhibitRules { get; init; } = [.. InhibitRule.OfTheStack];

    /// <summary>Its address as people know it: a URL, or one that follows the host; null: its host name.</summary>
    internal object? Address => ExternalUrl ?? (object?)(PublicHost is { } host ? PublicEndpoint.AddressOf(host) : null);

    internal IEnumerable<Route> AllRoutes => Routes.SelectMany(Descend);

    internal bool Has(VersionGate feature) => feature.Allows(Image.Version);

    private static IEnumerable<Route> Descend(Route route) => route.Routes.SelectMany(Descend).Prepend(route);
}
