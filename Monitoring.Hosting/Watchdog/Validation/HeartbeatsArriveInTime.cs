using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Watchdog;

/// <summary>A heartbeat may get older than the interval it is delivered in.</summary>
internal sealed class HeartbeatsArriveInTime() : SpecRule<WatchdogSpec>("MON171")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, WatchdogSpec spec)
    {
        if (spec.HeartbeatInterval is { } interval && spec.HeartbeatTimeout <= interval)
        {
            yield return Error(name,
                $"A heartbeat that arrives every {interval} is lost after {spec.HeartbeatTimeout}: the dead man's switch would report it lost all the time.",
                "Set Monitoring:Watchdog:HeartbeatTimeout to several times Monitoring:Alertmanager:HeartbeatInterval.");
        }
    }
}
