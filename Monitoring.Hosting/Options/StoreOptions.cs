using System.Diagnostics.CodeAnalysis;
using Monitoring.Hosting.Model;

namespace Monitoring.Hosting;

/// <summary>As what the PostgreSQL server is published; a local run starts a container.</summary>
public enum PostgresMode
{
    /// <summary>One pod with a disk: small, and away while it is replaced.</summary>
    [SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "One pod is meant, no number.")]
    Single,

    /// <summary>A cluster that CloudNativePG runs: replicas, failover, backups in the object store.</summary>
    CloudNativePg,

    /// <summary>A server that somebody else runs, such as a cloud: nothing is published, and components connect to it.</summary>
    External,
}

/// <summary>Options of PostgreSQL, as it is published.</summary>
public sealed class PostgresOptions
{
    /// <summary>What it is published as. Default: one pod.</summary>
    public PostgresMode Mode { get; set; } = PostgresMode.Single;

    /// <summary>The disk of each instance. Default: 10 GiB.</summary>
    public ByteSize StorageSize { get; set; } = ByteSize.GiB(10);

    /// <summary>CloudNativePG: the instances, one of which is the primary. Default: 3.</summary>
    public int Instances { get; set; } = 3;

    /// <summary>CloudNativePG: the disk of each instance for its write-ahead log. Default: 5 GiB.</summary>
    public ByteSize WalStorageSize { get; set; } = ByteSize.GiB(5);

    /// <summary>CloudNativePG: when a base backup is made, as five fields of cron, in UTC. Default: at three o'clock every night.</summary>
    public string BackupSchedule { get; set; } = "0 3 * * *";

    /// <summary>CloudNativePG: how far backups go back, in whole days. Default: 30 days.</summary>
    public Duration BackupRetention { get; set; } = Duration.Days(30);

    /// <summary>External: the server, by its DNS name or IP address.</summary>
    public string? Host { get; set; }

    /// <summary>External: its port. Default: 5432.</summary>
    public int Port { get; set; } = 5432;

    /// <summary>External: whether connections to it are encrypted. Default: yes.</summary>
    public bool Tls { get; set; } = true;
}

/// <summary>As what Redis is published; a local run starts a container.</summary>
public enum RedisMode
{
    /// <summary>One pod that keeps its data on a disk: away while it is replaced, when Grafana does without its cache.</summary>
    [SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "One pod is meant, no number.")]
    Single,

    /// <summary>Three pods, of which Sentinels choose the primary, at one address: away for some ten seconds while they choose again.</summary>
    Sentinel,

    /// <summary>A server that somebody else runs, such as a cloud, at one address whichever of its replicas is the primary: nothing is
    /// published, and components connect to it without TLS.</summary>
    External,
}

/// <summary>Options of Redis, as it is published.</summary>
public sealed class RedisOptions
{
    /// <summary>What it is published as. Default: one pod.</summary>
    public RedisMode Mode { get; set; } = RedisMode.Single;

    /// <summary>The disk of each pod. Default: 2 GiB.</summary>
    public ByteSize StorageSize { get; set; } = ByteSize.GiB(2);

    /// <summary>External: the server, by its DNS name or IP address.</summary>
    public string? Host { get; set; }

    /// <summary>External: its port. Default: 6379.</summary>
    public int Port { get; set; } = 6379;
}
