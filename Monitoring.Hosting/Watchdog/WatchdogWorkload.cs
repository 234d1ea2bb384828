using System.Globalization;
using Monitoring.Hosting.Connections;
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

    private const string SettingsPath = "/etc/watchdog/settings";

    /// <summary>Ready to take alerts, with or without its database.</summary>
    public const string HealthPath = "/health";

    private const string DatabaseUser = "Watchdog__Database__Username";
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
            Config = [new ConfigFolder("settings", SettingsPath, [.. Secrets(spec).Concat(Credentials(spec.Database)).Select(setting => new SecretFile(setting.Name, setting.Secret))])],
            Ports = [WatchdogSpec.Http],
            Probes = new(new HttpProbe(WatchdogSpec.Http, HealthPath), new HttpProbe(WatchdogSpec.Http, AlivePath)),
            Resources = spec.Resources,
            UserId = WatchdogImages.UserId,
        },
    ])
    {
        Importance = Importance.Critical,
    };

    /// <summary>The secrets among its settings: files in a container, variables of a project.</summary>
    public static IEnumerable<(string Name, Secret Secret)> Secrets(WatchdogSpec spec) =>
    [
        ("Watchdog__Token", spec.Token),
        .. spec.NotificationUrl is { } url ? ((string, Secret)[])[("Watchdog__Notifications__Webhook__Url", url)] : [],
    ];

    /// <summary>The rest of its configuration, wherever it runs; see <c>Monitoring.Watchdog/README.md</c>.</summary>
    public static IEnumerable<EnvironmentVariable> Settings(WatchdogSpec spec) =>
    [
        new("Watchdog__Heartbeat__Clusters__0", spec.Cluster),
        new("Watchdog__Heartbeat__Timeout", Text(spec.HeartbeatTimeout)),
        new("Watchdog__Retention", Text(spec.Retention)),
        .. spec.AlertmanagerUrl is { } alertmanager ? (EnvironmentVariable[])[new(AlertmanagerUrl, alertmanager.AbsoluteUri)] : [],
        .. spec.RunbookBaseUrl is { } runbooks ? (EnvironmentVariable[])[new("Watchdog__RunbookBaseUrl", runbooks.AbsoluteUri)] : [],
    ];

    // The diagnostics port wants to create files: not with a read-only root.
    private static IEnumerable<EnvironmentVariable> Runtime =>
    [
        new("ASPNETCORE_HTTP_PORTS", WatchdogSpec.Http.Number.ToString(CultureInfo.InvariantCulture)),
        new("DOTNET_EnableDiagnostics", "0"),
        new("Watchdog__SettingsFolder", SettingsPath),
    ];

    // User and password are settings of their own, so that no text holds a secret.
    private static IEnumerable<EnvironmentVariable> Connection(WatchdogSpec spec, Addressing addressing)
    {
        var server = addressing.Service(spec.Database.Server).Split(':');
        return
        [
            new($"ConnectionStrings__{ConnectionName}", $"Host={server[0]};Port={server[1]};Database={spec.Database.Database}{(spec.Database.UsesTls ? ";SSL Mode=Require" : "")}"),
            .. spec.Database.User is LiteralValue user ? (EnvironmentVariable[])[new(DatabaseUser, user)] : [],
        ];
    }

    private static IEnumerable<(string Name, Secret Secret)> Credentials(PostgresConnection database) =>
    [
        .. database.User is SecretValue user ? ((string, Secret)[])[(DatabaseUser, user.Secret)] : [],
        ("Watchdog__Database__Password", database.Password),
    ];

    private static string Text(Duration duration) => duration.Value.ToString("c", CultureInfo.InvariantCulture);
}
