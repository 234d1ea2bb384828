using Monitoring.Hosting.Connections;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Security;

namespace Monitoring.Hosting.Exporters;

/// <summary>Describes the Redis exporter.</summary>
internal static class RedisExporterWorkload
{
    private const string HealthPath = "/health";
    private const string WebPath = "/etc/redis-exporter/web";

    /// <summary>Describes it.</summary>
    public static Workload Describe(string name, RedisExporterSpec spec, Addressing addressing)
    {
        var container = new ContainerSpec(name, spec.Image)
        {
            UserId = RedisExporterImages.UserId,
            Args = [$"--web.listen-address=:{RedisExporterSpec.Http.Number}", .. TlsArguments(spec.Web)],
            Environment = [.. Environment(spec.Connection, addressing), .. Credentials(spec.Web)],
            Ports = [RedisExporterSpec.Http],
            Probes = new Probes(new HttpProbe(RedisExporterSpec.Http, HealthPath), new HttpProbe(RedisExporterSpec.Http, HealthPath)),
            Config = spec.Web?.Identity is { } identity ? [new ConfigFolder("web", WebPath, [.. identity.Files])] : [],
            Resources = spec.Resources,
        };
        return new Workload(name, Replication.Stateless(), [spec.Web is { } web ? container.Guarded(web.Scheme, web.Access) : container]);
    }

    private static IEnumerable<EnvironmentVariable> Environment(RedisConnection connection, Addressing addressing)
    {
        yield return new("REDIS_ADDR", $"redis://{addressing.Service(connection.Server)}");
        if (connection.Password is { } password)
        {
            yield return new("REDIS_PASSWORD", password);
        }
    }

    // It reads no web configuration as the others do: it has flags of its own, and takes the password from its environment.
    private static IEnumerable<string> TlsArguments(WebSecurity? web) => web?.Identity is null ? [] :
    [
        $"--tls-server-cert-file={WebPath}/{WebConfiguration.CertificateFile}",
        $"--tls-server-key-file={WebPath}/{WebConfiguration.KeyFile}",
    ];

    private static IEnumerable<EnvironmentVariable> Credentials(WebSecurity? web) => web?.Access.BasicAuth is not { } user ? [] :
    [
        new("REDIS_EXPORTER_BASIC_AUTH_USERNAME", user.User),
        new("REDIS_EXPORTER_BASIC_AUTH_PASSWORD", user.Password),
    ];
}
