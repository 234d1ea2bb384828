using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Thanos;

/// <summary>Describes a query frontend.</summary>
internal static class ThanosQueryFrontendWorkload
{
    /// <summary>Describes it.</summary>
    public static Workload Describe(string name, ThanosQueryFrontendSpec spec, Replication replication, Addressing addressing)
    {
        var cache = ThanosCaches.Response(spec.Cache, addressing);
        var arguments = new ThanosArguments("query-frontend")
        {
            ["query-frontend.downstream-url"] = spec.Query is { IsEnabled: true } query ? $"http://{addressing.Service(query)}" : null,
            ["query-frontend.compress-responses"] = true,
            ["query-frontend.log-queries-longer-than"] = spec.SlowQueryThreshold,
            ["query-range.split-interval"] = spec.SplitInterval,
            ["query-range.max-retries-per-request"] = spec.MaxRetries,
            ["query-range.response-cache-config-file"] = ThanosProcess.PathOf(cache),
            ["labels.split-interval"] = spec.SplitInterval,
            ["labels.max-retries-per-request"] = spec.MaxRetries,
            ["labels.response-cache-config-file"] = ThanosProcess.PathOf(cache),
            ["cache-compression-type"] = "snappy",
        };
        return new Workload(name, replication, [
            ThanosProcess.Container(name, spec, [ThanosProcess.Http], arguments, cache),
        ]);
    }
}
