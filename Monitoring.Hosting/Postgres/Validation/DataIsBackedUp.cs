using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Postgres;

/// <summary>What PostgreSQL keeps is kept elsewhere, too.</summary>
internal sealed class DataIsBackedUp() : SpecRule<PostgresSpec>("MON187")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, PostgresSpec spec)
    {
        if (spec.Backup is null)
        {
            yield return Warning(name, "It has no backups: replicas repeat every mistake at once.", "Set Monitoring:Postgres:Mode to CloudNativePg, and Monitoring:ObjectStore to a bucket.");
        }
    }
}
