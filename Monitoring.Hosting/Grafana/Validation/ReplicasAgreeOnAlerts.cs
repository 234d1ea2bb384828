using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Grafana;

/// <summary>Several replicas agree on live data and on who notifies.</summary>
internal sealed class ReplicasAgreeOnAlerts() : SpecRule<GrafanaSpec>("MON167")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, GrafanaSpec spec)
    {
        if (spec.Replicas > 1 && spec.RemoteCache is null)
        {
            yield return Warning(name, $"{spec.Replicas} replicas without a common cache evaluate and notify of Grafana's own alerts {spec.Replicas} times.", "Use WithRemoteCache.");
        }
    }
}
