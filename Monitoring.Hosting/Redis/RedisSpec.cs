using Monitoring.Hosting.Model;
using Monitoring.Hosting.Redis.Sentinel;

namespace Monitoring.Hosting.Redis;

/// <summary>What a Redis depends on.</summary>
/// <param name="Image">The image.</param>
/// <param name="Password">The password.</param>
public sealed record RedisSpec(ContainerImage Image, Secret Password)
{
    /// <summary>The port that clients connect to.</summary>
    public static Port Tcp { get; } = new("tcp", 6379, "tcp") { IsInterchangeable = true };

    /// <summary>What watches over its replicas; null: it has none.</summary>
    public SentinelSpec? Sentinel { get; init; }

    /// <summary>The size of each disk. Default: 2 GiB.</summary>
    public ByteSize Disk { get; init; } = ByteSize.GiB(2);

    /// <summary>Processor and memory. Default: 0.1 cores, 256 MiB.</summary>
    public ResourceNeeds Resources { get; init; } = new(0.1m, ByteSize.MiB(256));

    /// <summary>The most that data may take: five eighths of the memory. Buffers of clients, and the pages that change while the log is
    /// written anew, need the rest.</summary>
    public ByteSize MaxMemory => new(Resources.Memory.Bytes / 8 * 5);
}
