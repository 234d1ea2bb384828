using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Postgres;

/// <summary>A cluster has an instance.</summary>
internal sealed class ClusterHasAnInstance() : SpecRule<PostgresOptions>("MON182")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, PostgresOptions spec)
    {
        if (spec.Mode == PostgresMode.CloudNativePg && spec.Instances < 1)
        {
            yield return Error($"{name}:Instances", $"{spec.Instances} instances are none.", "Use 3, so that two are left when one is away; 1 at least.");
        }
    }
}
