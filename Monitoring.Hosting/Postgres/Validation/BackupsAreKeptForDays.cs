using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Postgres;

/// <summary>Backups are kept for whole days, as CloudNativePG counts them.</summary>
internal sealed class BackupsAreKeptForDays() : SpecRule<PostgresOptions>("MON186")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, PostgresOptions spec)
    {
        var days = spec.BackupRetention.Value.TotalDays;
        if (spec.Mode == PostgresMode.CloudNativePg && (days < 1 || !double.IsInteger(days)))
        {
            yield return Error($"{name}:BackupRetention", $"{spec.BackupRetention} is no whole number of days.", "Use one day or more, for instance 30d.");
        }
    }
}
