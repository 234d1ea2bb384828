using System.Collections.Immutable;
using System.Globalization;
using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Postgres;

/// <summary>What a PostgreSQL server depends on.</summary>
/// <param name="Image">The image.</param>
public sealed record PostgresSpec(ContainerImage Image)
{
    /// <summary>The superuser. Nobody of the stack logs in as it.</summary>
    public const string Superuser = "postgres";

    /// <summary>The role that measures the server: it reads statistics, and no data.</summary>
    public const string Monitor = "exporter";

    /// <summary>The port.</summary>
    public static Port Tcp { get; } = new("tcp", 5432, "tcp");

    /// <summary>The instances, one of which is the primary. Default: 1.</summary>
    public int Instances { get; init; } = 1;

    /// <summary>The password of <see cref="Monitor"/>.</summary>
    public required Secret MonitorPassword { get; init; }

    /// <summary>The databases.</summary>
    public ImmutableArray<PostgresDatabase> Databases { get; init; } = [];

    /// <summary>The size of the disk. Default: 10 GiB.</summary>
    public ByteSize Disk { get; init; } = ByteSize.GiB(10);

    /// <summary>The size of the disk for the write-ahead log, where it has its own. Default: 5 GiB.</summary>
    public ByteSize WalDisk { get; init; } = ByteSize.GiB(5);

    /// <summary>The backups; null: none.</summary>
    public PostgresBackup? Backup { get; init; }

    /// <summary>The most connections. Default: 200; a Grafana takes 20, and a Watchdog up to 100.</summary>
    public int MaxConnections { get; init; } = 200;

    /// <summary>Processor and memory. Default: 0.5 cores, 1 GiB.</summary>
    public ResourceNeeds Resources { get; init; } = new(0.5m, ByteSize.GiB(1));

    /// <summary>The settings of the server. A quarter of the memory for pages is what PostgreSQL's manual advises; the rest is for queries,
    /// and for the kernel's own cache.</summary>
    public ImmutableArray<(string Name, Tunable Value)> Parameters =>
    [
        ("max_connections", new("maxConnections", MaxConnections, "The most connections.")),
        ("shared_buffers", new("sharedBuffers", string.Create(CultureInfo.InvariantCulture, $"{Resources.Memory.Bytes >> 22}MB"), "The memory for pages: a quarter of the container's.")),
    ];
}
