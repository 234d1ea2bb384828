using System.Text.RegularExpressions;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Postgres;

/// <summary>Backups have a schedule that cron understands.</summary>
internal sealed partial class BackupsHaveASchedule() : SpecRule<PostgresOptions>("MON185")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, PostgresOptions spec)
    {
        if (spec.Mode == PostgresMode.CloudNativePg && !FiveFields().IsMatch(spec.BackupSchedule))
        {
            yield return Error($"{name}:BackupSchedule", $"'{spec.BackupSchedule}' is no schedule.", "Write minute, hour, day, month and weekday, for instance '0 3 * * *' for three o'clock every night.");
        }
    }

    [GeneratedRegex(@"^[0-9*/,-]+ [0-9*/,-]+ [0-9*/,?-]+ [0-9A-Za-z*/,-]+ [0-9A-Za-z*/,?-]+$")]
    private static partial Regex FiveFields();
}
