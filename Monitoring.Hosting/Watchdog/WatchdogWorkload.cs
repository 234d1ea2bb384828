using System.Globalization;
using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Watchdog;

/// <summary>Describes Watchdog for the renderers.</summary>
internal static class WatchdogWorkload
{
    /// <summary>The name of its connection string.</summary>
    public const string ConnectionName = "watchdog";

    /// <summary>The environment variable with the address that links to silences begin with.</summary>
    public const string AlertmanagerUrl = "Watchdog__AlertmanagerUrl";

    /// <summary>The environment variable with the address that links to expressions begin with.</summary>
    public const string PrometheusUrl = "Watchdog__PrometheusUrl";

    /// <summary>Ready to take alerts, with or without its database.</summary>
    public const string HealthPath = "/health";

    private const string AlivePath = "/alive";

    /// <summary>
    /// One replica: heartbeats are what a process heard itself, so that of two behind one address each would miss some. When the only
    /// one is replaced, Alertmanager tries again; what was heard before is in the database. Two at once, for a moment, do no harm.
    /// </summary>
    public static Replication Replication { get; } = Replication.Stateless();

    public static Workload Describe(string name, WatchdogSpec spec, Addressing addressing) => new(name, Replication,
    [
        new ContainerSpec(name, spec.Image)
        {
            Environment = [.. Runtime, .. Connection(spec, addressing), .. Settings(spec)],
            Ports = [WatchdogSpec.Http],
            Probes = new(new HttpProbe(WatchdogSpec.Http, HealthPath), new HttpProbe(WatchdogSpec.Http, AlivePath)),
            Resources = spec.Resources,
            UserId = WatchdogImages.UserId,
        },
    ])
    {
        Importance = Importance.Critical,
    };

    /// <summary>Its configuration, wherever it runs; see <c>Monitoring.Watchdog/README.md</c>.</summary>
    public static IEnumerable<EnvironmentVariable> Settings(WatchdogSpec spec) =>
    [
        new("Watchdog__Token", spec.Token),
        new("Watchdog__Heartbeat__Clusters__0", spec.Cluster),
        new("Watchdog__Heartbeat__Timeout", Text(spec.HeartbeatTimeout)),
        new("Watchdog__Retention", Text(spec.Retention)),
        .. spec.AlertmanagerUrl is { } alertmanager ? (EnvironmentVariable[])[new(AlertmanagerUrl, alertmanager.AbsoluteUri)] : [],
        .. spec.RunbookBaseUrl is { } runbooks ? (EnvironmentVariable[])[new("Watchdog__RunbookBaseUrl", runbooks.AbsoluteUri)] : [],
        .. spec.NotificationUrl is { } url ? (EnvironmentVariable[])[new("Watchdog__Notifications__Webhook__Url", url)] : [],
    ];

    // The diagnostics port wants to create files: not with a read-only root.
    private static IEnumerable<EnvironmentVariable> Runtime =>
    [
        new("ASPNETCORE_HTTP_PORTS", WatchdogSpec.Http.Number.ToString(CultureInfo.InvariantCulture)),
        new("DOTNET_EnableDiagnostics", "0"),
    ];

    // Npgsql takes user and password from the variables that PostgreSQL's own clients know, so that no text holds a secret.
    private static IEnumerable<EnvironmentVariable> Connection(WatchdogSpec spec, Addressing addressing)
    {
        var server = addressing.Service(spec.Database.Server).Split(':');
        return
        [
            new($"ConnectionStrings__{ConnectionName}", $"Host={server[0]};Port={server[1]};Database={spec.Database.Database}"),
            new("PGUSER", spec.Database.User),
            new("PGPASSWORD", spec.Database.Password),
        ];
    }

    private static string Text(Duration duration) => duration.Value.ToString("c", CultureInfo.InvariantCulture);
}
