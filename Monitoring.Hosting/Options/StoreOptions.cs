using Monitoring.Hosting.Model;

namespace Monitoring.Hosting;

/// <summary>As what the PostgreSQL server is published; a local run starts a container.</summary>
public enum PostgresMode
{
    /// <summary>One pod with a disk: small, and away while it is replaced.</summary>
    Single,
}

/// <summary>Options of PostgreSQL, as it is published.</summary>
public sealed class PostgresOptions
{
    /// <summary>What it is published as. Default: one pod.</summary>
    public PostgresMode Mode { get; set; } = PostgresMode.Single;

    /// <summary>The disk of each instance. Default: 10 GiB.</summary>
    public ByteSize StorageSize { get; set; } = ByteSize.GiB(10);
}

/// <summary>As what Redis is published; a local run starts a container.</summary>
public enum RedisMode
{
    /// <summary>One pod that keeps its data on a disk: away while it is replaced, when Grafana does without its cache.</summary>
    Single,
}

/// <summary>Options of Redis, as it is published.</summary>
public sealed class RedisOptions
{
    /// <summary>What it is published as. Default: one pod.</summary>
    public RedisMode Mode { get; set; } = RedisMode.Single;

    /// <summary>The disk of each instance. Default: 2 GiB.</summary>
    public ByteSize StorageSize { get; set; } = ByteSize.GiB(2);
}
