using Monitoring.Hosting.Connections;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Watchdog;

namespace Monitoring.Tests.Validation;

/// <summary>Examples of specifications of Watchdog.</summary>
internal static class WatchdogExamples
{
    private static readonly WatchdogSpec Stack =
        new(new PostgresConnection(new StaticEndpoint("postgres", 5432), "watchdog", "postgres", new("postgres-password")), new("watchdog-token")) { HeartbeatInterval = Duration.Minutes(1) };

    public static IReadOnlyList<RuleExample> All { get; } =
    [
        Of("MON170 warning: watchdog: No Alertmanager delivers to it: it shows nothing, and its dead man's switch reports a lost heartbeat. Fix: Use WithWatchdog on Alertmanager.",
            Stack with { HeartbeatInterval = null }, Stack),
        Of("MON171 error: watchdog: A heartbeat that arrives every 5m is lost after 5m: the dead man's switch would report it lost all the time. "
            + "Fix: Set Monitoring:Watchdog:HeartbeatTimeout to several times Monitoring:Alertmanager:HeartbeatInterval.",
            Stack with { HeartbeatInterval = Duration.Minutes(5) }, Stack),
    ];

    private static RuleExample Of(string finding, WatchdogSpec violates, WatchdogSpec holds) => RuleExample.Of(finding, spec => WatchdogRules.Check("watchdog", spec), violates, holds);
}
