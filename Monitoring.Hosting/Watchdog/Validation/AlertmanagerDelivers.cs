using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Watchdog;

/// <summary>An Alertmanager delivers to it.</summary>
internal sealed class AlertmanagerDelivers() : SpecRule<WatchdogSpec>("MON170")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, WatchdogSpec spec)
    {
        if (spec.HeartbeatInterval is null)
        {
            yield return Warning(name, "No Alertmanager delivers to it: it shows nothing, and its dead man's switch reports a lost heartbeat.", "Use WithWatchdog on Alertmanager.");
        }
    }
}
