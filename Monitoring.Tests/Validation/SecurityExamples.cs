using Monitoring.Hosting.Prometheus;
using Monitoring.Hosting.Validation;

namespace Monitoring.Tests.Validation;

/// <summary>Examples of app hosts that are guarded.</summary>
internal static class SecurityExamples
{
    private const string Password = "--Monitoring:Security:BasicAuth=true";
    private const string Tls = "--Monitoring:Security:Tls=true";

    public static IReadOnlyList<RuleExample> All { get; } =
    [
        Of("MON136 error: query: Either it or 'store', which it asks, speaks TLS, but not both. Fix: Guard both with WithWebSecurity, or neither.",
            builder => Query(builder, Store(builder).WithWebSecurity(builder.AddWebSecurity("other"))), builder => Query(builder, Store(builder)), Password),
        Of("MON137 error: frontend: It passes its callers' password on, and 'query' asks for another one. Fix: Guard both with the same WithWebSecurity.",
            builder => Frontend(builder).WithWebSecurity(builder.AddWebSecurity("other")), builder => Frontend(builder), Password, Tls),
        Of("MON180 error: node-exporter: Version v1.4.0 has no '--web.config.file', so that its endpoint cannot be guarded. Fix: Use 1.5 and later, or leave the component unguarded.",
            builder => builder.AddNodeExporter("node-exporter"), builder => builder.AddMemcached("memcached"), Password, "--Monitoring:Images:NodeExporter:Tag=v1.4.0"),
        Of("MON181 warning: redis-exporter: Version v1.45.0 has no '--basic-auth-username': its metrics can be read without a password. Fix: Use 1.67 and later.",
            builder => builder.AddRedisExporter("redis-exporter", builder.AddRedis("redis")), builder => builder.AddRedis("redis"), Password, "--Monitoring:Images:RedisExporter:Tag=v1.45.0"),
    ];

    private static RuleExample Of(string finding, Action<IDistributedApplicationBuilder> violates, Action<IDistributedApplicationBuilder> holds, params string[] options) =>
        RuleExample.Of(finding, model => Check(options, model), violates, holds);

    private static IEnumerable<Finding> Check(string[] options, Action<IDistributedApplicationBuilder> model)
    {
        var builder = DistributedApplication.CreateBuilder(options);
        model(builder);
        return ModelValidation.Findings(StackModel.Of(builder, ServiceLevelObjectives.Of(builder)));
    }

    private static IResourceBuilder<ThanosStoreResource> Store(IDistributedApplicationBuilder builder) => builder.AddThanosStore("store", builder.AddObjectStore("bucket"));

    private static IResourceBuilder<ThanosQueryResource> Query(IDistributedApplicationBuilder builder, IResourceBuilder<ThanosStoreResource> store) =>
        builder.AddThanosQuery("query").WithEndpoints(store);

    private static IResourceBuilder<ThanosQueryFrontendResource> Frontend(IDistributedApplicationBuilder builder) =>
        builder.AddThanosQueryFrontend("frontend").WithQuery(Query(builder, Store(builder)));
}
