using Monitoring.Watchdog.Notifications;
using Monitoring.Watchdog.Pages;

namespace Monitoring.Watchdog;

/// <summary>Section <c>Watchdog</c> of the configuration.</summary>
internal sealed class WatchdogOptions
{
    public const string Section = "Watchdog";

    /// <summary>What Alertmanager has to send as <c>Authorization: Bearer …</c>. Required.</summary>
    public string Token { get; set; } = "";

    /// <summary>The largest webhook body accepted, in bytes. Default 4 MiB, some 4,000 alerts.</summary>
    public long MaxBodyBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>How long an alert is remembered after it was last heard of. Default 30 days.</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(30);

    /// <summary>
    /// Alertmanager as a browser reaches it, for links to silences. Default: what Alertmanager calls itself, which inside a
    /// container network is of no use outside.
    /// </summary>
    public Uri? AlertmanagerUrl { get; set; }

    /// <summary>
    /// Prometheus as a browser reaches it, for links to expressions. Default: what Prometheus calls itself, with the same reservation.
    /// </summary>
    public Uri? PrometheusUrl { get; set; }

    /// <summary>Where runbooks are whose <c>runbook_url</c> is a path. Default: none, and such a path is shown as text.</summary>
    public Uri? RunbookBaseUrl { get; set; }

    /// <summary>A folder of further settings: a file to each, called <c>Watchdog__Token</c>, for instance. Default: none.</summary>
    public string? SettingsFolder { get; set; }

    /// <summary>Who it is to its database, unless the connection string says so.</summary>
    public DatabaseOptions Database { get; set; } = new();

    public HeartbeatOptions Heartbeat { get; set; } = new();

    public NotificationOptions Notifications { get; set; } = new();

    internal LinkBases LinkBases => new(AlertmanagerUrl, PrometheusUrl, RunbookBaseUrl);
}

/// <summary>Section <c>Watchdog:Database</c>.</summary>
internal sealed class DatabaseOptions
{
    public string? Username { get; set; }

    public string? Password { get; set; }
}

/// <summary>Section <c>Watchdog:Heartbeat</c>: the dead man's switch.</summary>
internal sealed class HeartbeatOptions
{
    /// <summary>The alert that always fires. Default <c>Watchdog</c>.</summary>
    public string AlertName { get; set; } = "Watchdog";

    /// <summary>The label that tells one sender from another. Default <c>cluster</c>.</summary>
    public string ClusterLabel { get; set; } = "cluster";

    /// <summary>Clusters to expect from the start, beside those heard from.</summary>
    public IList<string> Clusters { get; } = [];

    /// <summary>
    /// How old a heartbeat may get. Default 5 minutes; it has to be longer than the repeat interval of the route by which
    /// Alertmanager sends the heartbeat.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(5);
}
