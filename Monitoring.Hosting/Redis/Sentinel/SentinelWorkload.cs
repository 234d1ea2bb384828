using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Redis.Sentinel;

/// <summary>Describes replicas of Redis, each with its Sentinel and its proxy.</summary>
internal static class SentinelWorkload
{
    /// <summary>Describes them.</summary>
    public static Workload Describe(IWorkload self, RedisSpec spec, SentinelSpec sentinel, Addressing addressing)
    {
        var group = new SentinelGroup(self.Name, [.. addressing.Members(new WorkloadEndpoint(self, self.Name, SentinelSpec.Server)).Select(HostOf)], spec);
        return new(self.Name, self.Replication, [Server(group), Sentinel(group), Proxy(group, sentinel)]) { Claims = [RedisWorkload.Claim(spec)] };
    }

    private static ContainerSpec Server(SentinelGroup group) => RedisWorkload.Program(group.Name, group.Spec, SentinelSpec.Server) with
    {
        Config =
        [
            RedisWorkload.ConfigFolder(ServerFiles.Configuration(group), ServerFiles.Start(group), GroupFile.Create(group), RedisWorkload.Ready(group.Spec)),
            RedisWorkload.SecretsFolder(group.Spec),
        ],
    };

    private static ContainerSpec Sentinel(SentinelGroup group) => RedisWorkload.Program($"{group.Name}-sentinel", group.Spec, SentinelSpec.Sentinel) with
    {
        Config =
        [
            RedisWorkload.ConfigFolder(SentinelFiles.Start(group), GroupFile.Create(group), RedisWorkload.Ready(group.Spec)),
            RedisWorkload.SecretsFolder(group.Spec),
        ],
        Resources = ResourceNeeds.Small,
    };

    // It listens from the first moment. Whether there is a primary is no matter of its own: pods that start together wait for each other otherwise.
    private static ContainerSpec Proxy(SentinelGroup group, SentinelSpec sentinel) => new($"{group.Name}-proxy", sentinel.ProxyImage)
    {
        UserId = RedisImages.UserId,
        Args = ["sh", RedisWorkload.StartPath],
        Ports = [RedisSpec.Tcp],
        Probes = new(Accepts, Accepts),
        Config = [RedisWorkload.ConfigFolder(ProxyFiles.Configuration(group), ProxyFiles.Start(group)), RedisWorkload.SecretsFolder(group.Spec)],
    };

    private static TcpProbe Accepts { get; } = new(RedisSpec.Tcp, Send: "", Expect: "");

    private static string HostOf(string address) => address[..address.LastIndexOf(':')];
}

/// <summary>Servers of which one is the primary.</summary>
/// <param name="Name">What the Sentinels call them.</param>
/// <param name="Hosts">Their names in the network, in ordinal order.</param>
/// <param name="Spec">What each is like.</param>
internal sealed record SentinelGroup(string Name, IReadOnlyList<string> Hosts, RedisSpec Spec);
