using System.Globalization;
using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Caching;

/// <summary>Describes a memcached.</summary>
internal static class MemcachedWorkload
{
    /// <summary>Describes it.</summary>
    public static Workload Describe(string name, MemcachedSpec spec, Replication replication) => new(name, replication, [
        new ContainerSpec(name, spec.Image)
        {
            UserId = MemcachedImages.UserId,
            Args = [.. Arguments(spec)],
            Ports = [MemcachedSpec.Port],
            Probes = new Probes(Version, Version),
            Resources = spec.Resources,
        },
    ]);

    private static Probe Version { get; } = new TcpProbe(MemcachedSpec.Port, "version\r\n", "VERSION ");

    private static IEnumerable<string> Arguments(MemcachedSpec spec) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"--memory-limit={spec.CacheSize.Bytes >> 20}"),
        string.Create(CultureInfo.InvariantCulture, $"--max-item-size={spec.MaxItemSize.Bytes}"),
        string.Create(CultureInfo.InvariantCulture, $"--conn-limit={spec.MaxConnections}"),
    ];
}
