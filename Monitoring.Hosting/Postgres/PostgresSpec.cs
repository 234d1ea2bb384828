using System.Collections.Immutable;
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

    /// <summary>The password of <see cref="Superuser"/>; null: it cannot log in.</summary>
    public Secret? SuperuserPassword { get; init; }

    /// <summary>The password of <see cref="Monitor"/>.</summary>
    public required Secret MonitorPassword { get; init; }

    /// <summary>The databases.</summary>
    public ImmutableArray<PostgresDatabase> Databases { get; init; } = [];

    /// <summary>The size of the disk. Default: 10 GiB.</summary>
    public ByteSize Disk { get; init; } = ByteSize.GiB(10);

    /// <summary>The most connections. Default: 200; a Grafana takes 20, and a Watchdog up to 100.</summary>
    public int MaxConnections { get; init; } = 200;

    /// <summary>Processor and memory. Default: 0.5 cores, 1 GiB.</summary>
    public ResourceNeeds Resources { get; init; } = new(0.5m, ByteSize.GiB(1));

    /// <summary>The memory that PostgreSQL keeps pages in: a quarter, as its manual advises; the rest is for queries, and for the kernel's
    /// own cache.</summary>
    public ByteSize SharedBuffers => new(Resources.Memory.Bytes / 4);
}
