using Monitoring.Hosting.Model;
using Monitoring.Hosting.ObjectStorage;
using Monitoring.Hosting.Postgres;
using Monitoring.Hosting.Redis;

namespace Monitoring.Tests.Validation;

/// <summary>Examples of stores, as they are published.</summary>
internal static class StoreExamples
{
    private static readonly PostgresOptions External = new() { Mode = PostgresMode.External, Host = "postgres.example.com" };

    private static readonly PostgresSpec BackedUp = new(new("docker.io", "library/postgres", "18.3"))
    {
        MonitorPassword = new("postgres-exporter-password"),
        Backup = new(new GcsStore("backups"), "0 3 * * *", Duration.Days(30)),
    };

    public static IReadOnlyList<RuleExample> All { get; } =
    [
        Of("MON182 error: Monitoring:Postgres:Instances: 0 instances are none. Fix: Use 3, so that two are left when one is away; 1 at least.", Cluster(options => options.Instances = 0), Cluster()),
        Of("MON183 error: Monitoring:Postgres:WalStorageSize: 16Mi hold no database. Fix: Use 1Gi or more, for instance 10Gi.", Cluster(options => options.WalStorageSize = ByteSize.MiB(16)), Cluster()),
        Of("MON184 error: Monitoring:Postgres:Host: '' is no server that somebody could connect to. Fix: Name it, for instance postgres.example.com; its port is Postgres:Port.",
            new PostgresOptions { Mode = PostgresMode.External }, External),
        Of("MON185 error: Monitoring:Postgres:BackupSchedule: 'every night' is no schedule. "
            + "Fix: Write minute, hour, day, month and weekday, for instance '0 3 * * *' for three o'clock every night.",
            Cluster(options => options.BackupSchedule = "every night"), Cluster(options => options.BackupSchedule = "*/15 1-3 * * MON")),
        Of("MON186 error: Monitoring:Postgres:BackupRetention: 1d12h is no whole number of days. Fix: Use one day or more, for instance 30d.",
            Cluster(options => options.BackupRetention = Duration.Hours(36)), Cluster(options => options.BackupRetention = Duration.Hours(48))),
        RuleExample.Of("MON187 warning: postgres: It has no backups: replicas repeat every mistake at once. "
            + "Fix: Set Monitoring:Postgres:Mode to CloudNativePg, and Monitoring:ObjectStore to a bucket.",
            spec => PostgresRules.Check("postgres", spec), BackedUp with { Backup = null }, BackedUp),
        RuleExample.Of("MON188 error: Monitoring:Redis:StorageSize: 512Mi do not hold the log of what is in memory while it is written anew. Fix: Use 1Gi or more, for instance 2Gi.",
            RedisRules.Check, new RedisOptions { StorageSize = ByteSize.MiB(512) }, new RedisOptions { StorageSize = ByteSize.GiB(1) }),
        RuleExample.Of("MON189 error: Monitoring:Redis:Host: '' is no Redis that somebody could connect to. Fix: Name it, for instance redis.example.com; its port is Redis:Port.",
            RedisRules.Check, new RedisOptions { Mode = RedisMode.External }, new RedisOptions { Mode = RedisMode.External, Host = "redis.example.com" }),
    ];

    private static RuleExample Of(string finding, PostgresOptions violates, PostgresOptions holds) => RuleExample.Of(finding, PostgresRules.Check, violates, holds);

    private static PostgresOptions Cluster(Action<PostgresOptions>? change = null)
    {
        var options = new PostgresOptions { Mode = PostgresMode.CloudNativePg };
        change?.Invoke(options);
        return options;
    }
}
