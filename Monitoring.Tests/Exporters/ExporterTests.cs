using Monitoring.Hosting.Connections;
using Monitoring.Hosting.Exporters;
using Monitoring.Hosting.Model;
using Xunit;

namespace Monitoring.Tests.Exporters;

public sealed class ExporterTests
{
    private static readonly StaticEndpoint Server = new("db.example.com", 5432);
    private static readonly Secret Password = new("postgres-password");

    [Fact]
    public void Node_exporter_runs_once_on_each_node_and_only_reads()
    {
        var workload = NodeExporterWorkload.Describe("node-exporter", new NodeExporterSpec());

        Assert.Equal(Replication.PerNode, workload.Replication);
        Assert.Equal([new("/", "/host/root"), new("/proc", "/host/proc"), new("/sys", "/host/sys")], workload.Containers[0].NodeMounts);
        Assert.Contains("--path.rootfs=/host/root", workload.Containers[0].Args);
    }

    [Fact]
    public async Task Node_exporter_knows_all_of_its_arguments()
    {
        var arguments = NodeExporterWorkload.Describe("node-exporter", new NodeExporterSpec()).Containers[0].Args;

        await new Tool("prometheus-node-exporter").Accepts([.. arguments, "--version"]);
    }

    [Fact]
    public void The_PostgreSQL_exporter_reads_its_password_from_a_file()
    {
        var spec = new PostgresExporterSpec(new PostgresConnection(Server, "grafana", "postgres", Password));

        var container = PostgresExporterWorkload.Describe("postgres-exporter", spec, TestAddressing.Local).Containers[0];

        Assert.Equal(
            [
                new("DATA_SOURCE_URI", "db.example.com:5432/grafana?sslmode=disable"),
                new("DATA_SOURCE_USER", "postgres"),
                new("DATA_SOURCE_PASS_FILE", "/etc/postgres-exporter/credentials/password"),
            ],
            container.Environment);
        Assert.Equal([new ConfigFolder("credentials", "/etc/postgres-exporter/credentials", [new SecretFile("password", Password)])], container.Config);
    }

    [Fact]
    public void The_Redis_exporter_gets_a_password_only_when_there_is_one()
    {
        Assert.Equal(
            [new("REDIS_ADDR", "redis://db.example.com:5432"), new("REDIS_PASSWORD", Password)],
            Environment(new RedisConnection(Server, Password)));
        Assert.Equal([new("REDIS_ADDR", "redis://db.example.com:5432")], Environment(new RedisConnection(Server, Password: null)));
    }

    private static IReadOnlyList<EnvironmentVariable> Environment(RedisConnection connection) =>
        RedisExporterWorkload.Describe("redis-exporter", new RedisExporterSpec(connection), TestAddressing.Local).Containers[0].Environment;
}
