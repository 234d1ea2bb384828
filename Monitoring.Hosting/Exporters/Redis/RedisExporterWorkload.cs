using Monitoring.Hosting.Connections;
using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Exporters;

/// <summary>Describes the Redis exporter.</summary>
internal static class RedisExporterWorkload
{
    private const string HealthPath = "/health";

    /// <summary>Describes it.</summary>
    public static Workload Describe(string name, RedisExporterSpec spec, Addressing addressing) => new(name, Replication.Stateless(), [
        new ContainerSpec(name, spec.Image)
        {
            UserId = RedisExporterImages.UserId,
            Args = [$"--web.listen-address=:{RedisExporterSpec.Http.Number}"],
            Environment = [.. Environment(spec.Connection, addressing)],
            Ports = [RedisExporterSpec.Http],
            Probes = new Probes(new HttpProbe(RedisExporterSpec.Http, HealthPath), new HttpProbe(RedisExporterSpec.Http, HealthPath)),
            Resources = spec.Resources,
        },
    ]);

    private static IEnumerable<EnvironmentVariable> Environment(RedisConnection connection, Addressing addressing)
    {
        yield return new("REDIS_ADDR", $"redis://{addressing.Service(connection.Server)}");
        if (connection.Password is { } password)
        {
            yield return new("REDIS_PASSWORD", password);
        }
    }
}
