using Monitoring.Hosting.Model;
using Monitoring.Hosting.Security;

namespace Monitoring.Hosting.Thanos;

/// <summary>Describes a query frontend.</summary>
internal static class ThanosQueryFrontendWorkload
{
    private const string QueryAccessPath = "/etc/thanos-query-access";

    /// <summary>Describes it.</summary>
    public static Workload Describe(string name, ThanosQueryFrontendSpec spec, Replication replication, Addressing addressing)
    {
        var cache = ThanosCaches.Response(spec.Cache, addressing);
        var query = spec.Query is { IsEnabled: true } ? spec.Query : null;
        var access = query is null ? null : WebSecurity.Of(query)?.Access;
        var downstream = access?.Tls is null ? null : Downstream(access.Tls);
        var arguments = new ThanosArguments("query-frontend")
        {
            ["query-frontend.downstream-url"] = query is null ? null : $"{WebSecurity.SchemeOf(query)}://{addressing.Service(query)}",
            ["query-frontend.downstream-tripper-config-file"] = ThanosProcess.PathOf(downstream),
            ["query-frontend.forward-header"] = access?.BasicAuth is null ? null : "Authorization",
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
        var container = ThanosProcess.Container(name, spec, [ThanosProcess.Http], arguments, cache, downstream);
        return new Workload(name, replication, [container with { Config = [.. container.Config, .. Authority(access?.Tls)] }]);
    }

    private static TextFile Downstream(TlsTrust tls) => new("downstream.yml", new YamlMap { ["tls_config"] = tls.ToYaml(PathOf) }.ToYaml());

    private static IEnumerable<ConfigFolder> Authority(TlsTrust? tls) =>
        tls?.Authority is { } authority ? [new ConfigFolder("query-access", QueryAccessPath, [new SecretFile(authority.Name, authority)])] : [];

    private static string PathOf(Secret secret) => $"{QueryAccessPath}/{secret.Name}";
}
