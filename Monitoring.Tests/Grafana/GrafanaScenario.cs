using Monitoring.Hosting.Connections;
using Monitoring.Hosting.Grafana;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Thanos;

namespace Monitoring.Tests.Grafana;

/// <summary>Grafana in a stack, without the rest of it.</summary>
internal static class GrafanaScenario
{
    private static readonly ContainerImage PrometheusImage = new("quay.io", "prometheus/prometheus", "v3.14.0");

    /// <summary>The query frontend as a data source.</summary>
    public static GrafanaDataSource Thanos(bool isEnabled = true) => new(GrafanaDataSourceKind.Thanos, "thanos",
        new TestWorkload("thanos-query-frontend", Replication.Stateless(), isEnabled).Endpoint(ThanosProcess.Http), ThanosImages.Default);

    /// <summary>Both Prometheus as data sources.</summary>
    public static GrafanaDataSource Prometheus { get; } = new(GrafanaDataSourceKind.Prometheus, "prometheus",
        new TestWorkload("prometheus", Replication.Peers(2)).Endpoint(Port.Http(9090)), PrometheusImage);

    /// <summary>The Alertmanagers as a data source.</summary>
    public static GrafanaDataSource Alertmanager { get; } = new(GrafanaDataSourceKind.Alertmanager, "alertmanager",
        new TestWorkload("alertmanager", Replication.Peers(3)).Endpoint(Port.Http(9093)), new("quay.io", "prometheus/alertmanager", "v0.34.0"));

    /// <summary>One on a disk of its own, knowing nothing.</summary>
    public static GrafanaSpec Alone { get; } = new(new Secret("grafana-admin-password"), new Secret("grafana-secret-key"));

    /// <summary>Two on PostgreSQL and Redis, over all data sources.</summary>
    public static GrafanaSpec Stack { get; } = Alone with
    {
        Replicas = 2,
        Database = new PostgresConnection(new StaticEndpoint("postgres", 5432), "grafana", "postgres", new Secret("postgres-password")),
        RemoteCache = new RedisConnection(new StaticEndpoint("redis", 6379), new Secret("redis-password")),
        ExternalUrl = new Uri("https://grafana.example.com/"),
        DataSources = [Thanos(), Prometheus, Alertmanager],
    };

    /// <summary>The same with logs, traces and profiles.</summary>
    public static GrafanaSpec Signals { get; } = Stack with
    {
        DataSources =
        [
            .. Stack.DataSources,
            new(GrafanaDataSourceKind.Loki, "loki", new StaticEndpoint("loki.example.com", 3100)) { BasePath = "/logs", Access = new() { BasicAuth = new("reader", new Secret("loki-password")) } },
            new(GrafanaDataSourceKind.Tempo, "tempo", new StaticEndpoint("tempo.example.com", 3200)) { Scheme = "https" },
            new(GrafanaDataSourceKind.Pyroscope, "pyroscope", new StaticEndpoint("pyroscope.example.com", 4040)),
        ],
    };

    /// <summary>Describes one.</summary>
    public static ContainerSpec Describe(GrafanaSpec spec, Addressing addressing) => GrafanaWorkload.Describe("grafana", spec, addressing).Containers[0];

    /// <summary>A file of it.</summary>
    public static string File(GrafanaSpec spec, string name, Addressing? addressing = null) =>
        Describe(spec, addressing ?? TestAddressing.Local).Config.SelectMany(folder => folder.Files).OfType<TextFile>().Single(file => file.Name == name).Text;
}
