namespace Monitoring.Hosting;

/// <summary>Options of backups of what is in no object store by itself.</summary>
public sealed class BackupOptions
{
    /// <summary>Whether there are backups, when published. Default: no.</summary>
    public bool Enabled { get; set; }

    /// <summary>When Prometheus' last hours are backed up, in UTC, as cron writes it. Default: once in an hour.</summary>
    public string Schedule { get; set; } = "17 * * * *";
}
