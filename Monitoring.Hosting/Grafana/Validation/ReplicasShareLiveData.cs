using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Grafana;

/// <summary>Replicas can log in to the Redis for live data.</summary>
internal sealed class ReplicasShareLiveData() : SpecRule<GrafanaSpec>("MON165")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, GrafanaSpec spec)
    {
        if (spec.IsHighlyAvailable && spec.RemoteCache!.Password is not null && spec.Image.TryGetVersion(out var version) && !GrafanaGates.LivePassword.Allows(version))
        {
            yield return Warning(name, $"Version {version} cannot share live data through a Redis with a password; viewers see that of their own replica only.",
                $"Use {GrafanaGates.LivePassword.Versions}.");
        }
    }
}
