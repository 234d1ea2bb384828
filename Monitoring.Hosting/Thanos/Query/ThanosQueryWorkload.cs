using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Thanos;

/// <summary>Describes a querier.</summary>
internal static class ThanosQueryWorkload
{
    /// <summary>Describes it.</summary>
    public static Workload Describe(string name, ThanosQuerySpec spec, Replication replication, Addressing addressing)
    {
        IReadOnlyList<string> addresses =
            [.. spec.StoreApis.Where(endpoint => endpoint.IsEnabled).SelectMany(endpoint => ThanosDiscovery.StoreApis(addressing, endpoint))];
        var file = ThanosGates.EndpointFile.Allows(spec.Image.Version) ? EndpointFile(addresses) : null;
        var arguments = new ThanosArguments("query")
        {
            [ThanosGates.EndpointFile.Option] = ThanosProcess.PathOf(file),
            ["endpoint"] = file is null ? addresses : null,
            ["query.replica-label"] = spec.ReplicaLabels.Distinct(),
            ["query.auto-downsampling"] = true,
            ["query.timeout"] = spec.Timeout,
            ["query.max-concurrent"] = spec.MaxConcurrentQueries,
        };
        return new Workload(name, replication, [
            ThanosProcess.Container(name, spec, [ThanosProcess.Http, ThanosProcess.Grpc], [.. arguments, .. ThanosProcess.StoreApiClientFlags(spec.Web)], file),
        ]);
    }

    private static TextFile EndpointFile(IEnumerable<string> addresses) => new("endpoints.yml", new YamlMap
    {
        ["endpoints"] = addresses.Select(address => new YamlMap { ["address"] = address }),
    }.ToYaml());
}
