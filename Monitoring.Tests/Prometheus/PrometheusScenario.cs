using System.Runtime.CompilerServices;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Prometheus;

namespace Monitoring.Tests.Prometheus;

/// <summary>A Prometheus as the stack has it, and what golden files and tools see of its description.</summary>
internal static class PrometheusScenario
{
    public static readonly TestWorkload Prometheus = new("prometheus", Replication.Peers(2));
    public static readonly TestWorkload Alertmanager = new("alertmanager", Replication.Peers(3));
    public static readonly TestWorkload NodeExporter = new("node-exporter", Replication.PerNode);

    /// <summary>Two replicas, three Alertmanagers, rules, a sidecar that uploads, and jobs of every kind.</summary>
    public static PrometheusSpec Stack { get; } = new()
    {
        Rules = new(Beside("Rules")),
        RunbookBaseUrl = new("https://runbooks.example.com/monitoring"),
        Alertmanagers = [Alertmanager.Endpoint(Port.Http(9093))],
        ScrapeJobs =
        [
            new("prometheus", Prometheus.Endpoint(Port.Http(9090))),
            new("node", NodeExporter.Endpoint(Port.Http(9100))),
            new("alertmanager", Alertmanager.Endpoint(Port.Http(9093))),
            new("orders", new StaticEndpoint("orders.example.com", 443)) { Path = "/internal/metrics", Scheme = "https", Interval = Duration.Seconds(5) },
            new("databases", new StaticEndpoint("db-0.example.com", 9187)),
            new("databases", new StaticEndpoint("db-1.example.com", 9187)),
        ],
        UploadsBlocks = true,
    };

    public static Workload Describe(PrometheusSpec spec, Addressing addressing) => PrometheusWorkload.Describe(Prometheus, Prometheus.Name, spec, addressing);

    public static string Configuration(PrometheusSpec spec, Addressing addressing) => Files(spec, addressing)["config/prometheus.yml"];

    public static IReadOnlyList<string> Args(PrometheusSpec spec) => Describe(spec, TestAddressing.Local).Containers[0].Args;

    /// <summary>The program's files by folder and name, and its arguments one by line.</summary>
    public static SortedDictionary<string, string> Files(PrometheusSpec spec, Addressing addressing) =>
        ContainerFiles.Of(Describe(spec, addressing).Containers[0]);

    public static string Beside(string folder, [CallerFilePath] string caller = "") => Path.Combine(Path.GetDirectoryName(caller)!, folder);
}
