using System.Collections.Immutable;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.ObjectStorage;

namespace Monitoring.Hosting.Postgres;

/// <summary>PostgreSQL with replicas: what is in it, and how it is backed up. Who is the primary, and when that changes, is the platform's business.</summary>
/// <param name="Databases">The databases, each with its owner.</param>
/// <param name="MonitorPassword">The password of <see cref="PostgresSpec.Monitor"/>.</param>
/// <param name="Parameters">The settings of the server, by name.</param>
public sealed record PostgresCluster(ImmutableArray<PostgresDatabase> Databases, Secret MonitorPassword, ImmutableArray<(string Name, Tunable Value)> Parameters) : ManagedService
{
    /// <summary>The name of the claim for data.</summary>
    public const string DataClaim = "data";

    /// <summary>The name of the claim for the write-ahead log.</summary>
    public const string WalClaim = "wal";

    /// <summary>The backups; null: none.</summary>
    public PostgresBackup? Backup { get; init; }
}

/// <summary>Base backups in an object store, with the log between them: any moment since the oldest can be returned to.</summary>
/// <param name="Store">The object store.</param>
/// <param name="Schedule">When a base backup is made, as five fields of cron, in UTC.</param>
/// <param name="Retention">How far one can go back, in whole days.</param>
public sealed record PostgresBackup(ObjectStore Store, string Schedule, Duration Retention);
