using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Thanos;

/// <summary>How Thanos is told to find the replicas behind an endpoint (https://thanos.io/tip/thanos/service-discovery.md/).</summary>
internal static class ThanosDiscovery
{
    /// <summary>Store APIs. The names in SRV records are looked up too, so that dead ones are noticed.</summary>
    public static IReadOnlyList<string> StoreApis(Addressing addressing, Endpoint endpoint) => Addresses(addressing, endpoint, "dnssrv+");

    /// <summary>Memcached servers. Names are kept, not looked up: keys are spread by name, and a new address must not move them.</summary>
    public static IReadOnlyList<string> Memcached(Addressing addressing, Endpoint endpoint) => Addresses(addressing, endpoint, "dnssrvnoa+");

    private static IReadOnlyList<string> Addresses(Addressing addressing, Endpoint endpoint, string srvPrefix) =>
        addressing.Discover(endpoint) switch
        {
            StaticDiscovery discovery => discovery.Addresses,
            DnsSrvDiscovery discovery => [srvPrefix + discovery.Name],
            var discovery => throw new ArgumentException($"Thanos has no form of {discovery.GetType().Name}.", nameof(addressing)),
        };
}
