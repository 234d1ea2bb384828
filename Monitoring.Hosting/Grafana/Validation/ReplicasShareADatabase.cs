using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Grafana;

/// <summary>Several replicas share a database.</summary>
internal sealed class ReplicasShareADatabase() : SpecRule<GrafanaSpec>("MON161")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, GrafanaSpec spec)
    {
        if (spec.Replicas > 1 && spec.Database is null)
        {
            yield return Error(name, $"{spec.Replicas} replicas with a disk each are {spec.Replicas} Grafanas that know nothing of each other.",
                "Give them a database with WithDatabase, or use 1 replica.");
        }
    }
}
