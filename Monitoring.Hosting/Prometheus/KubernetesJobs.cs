using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Prometheus;

/// <summary>
/// Jobs for the Kubernetes cluster that Prometheus runs in. Pods and Services say by annotation that they want to be scraped:
/// <c>prometheus.io/scrape: "true"</c>, and where it differs <c>prometheus.io/scheme</c>, <c>prometheus.io/path</c>, <c>prometheus.io/port</c>.
/// </summary>
public static class KubernetesJobs
{
    private const string ServiceAccount = "/var/run/secrets/kubernetes.io/serviceaccount";
    private const string Ended = "Succeeded|Failed";

    /// <summary>Annotated pods that run.</summary>
    public static ScrapeJob Pods(string name = "kubernetes-pods") => new(name, new KubernetesTargets(KubernetesRole.Pod))
    {
        Relabeling =
        [
            .. Annotated("pod"),
            RelabelRule.Drop("__meta_kubernetes_pod_phase", $"Pending|{Ended}"),
            RelabelRule.Drop("__meta_kubernetes_pod_container_init", "true"),
            .. Place(),

            // Where a port was named, all targets of the pod are that port: with equal labels, they are one.
            RelabelRule.Replace(["__meta_kubernetes_pod_annotation_prometheus_io_port", "__meta_kubernetes_pod_container_name"], ";(.+)", "container"),
        ],
    };

    /// <summary>What is behind annotated Services.</summary>
    public static ScrapeJob Endpoints(string name = "kubernetes-endpoints") => new(name, new KubernetesTargets(KubernetesRole.EndpointSlice))
    {
        Relabeling = [.. Annotated("service"), .. Place(), RelabelRule.Copy("__meta_kubernetes_service_name", "service")],
    };

    /// <summary>Services with the annotation <c>prometheus.io/probe: "true"</c>, asked over HTTP by a blackbox exporter.</summary>
    public static ScrapeJob Services(Endpoint blackboxExporter, string name = "kubernetes-services") => new(name, new KubernetesTargets(KubernetesRole.Service))
    {
        Path = "/probe",
        Parameters = new ScrapeJob(name).Parameters.Add("module", ["http_2xx"]),
        ProbedBy = blackboxExporter,
        Relabeling =
        [
            RelabelRule.Keep("__meta_kubernetes_service_annotation_prometheus_io_probe", "true"),
            RelabelRule.Copy("__meta_kubernetes_namespace", "namespace"),
            RelabelRule.Copy("__meta_kubernetes_service_name", "service"),
        ],
    };

    /// <summary>The kubelet of each node; without its histograms by operation.</summary>
    public static ScrapeJob Nodes(string name = "kubelet") => Kubelet(name, "/metrics") with { MetricRelabeling = CardinalityGuard.Kubelet };

    /// <summary>The containers of each node, from the kubelet; without the series that only cost.</summary>
    public static ScrapeJob Cadvisor(string name = "cadvisor") => Kubelet(name, "/metrics/cadvisor") with
    {
        HonorLabels = true,
        MetricRelabeling = CardinalityGuard.Cadvisor,
    };

    /// <summary>The API server; without the histograms that have a bucket for each verb and resource.</summary>
    public static ScrapeJob ApiServer(string name = "apiserver") => new(name, new KubernetesTargets(KubernetesRole.EndpointSlice) { Namespaces = ["default"], AreApiServer = true })
    {
        Scheme = "https",
        Access = InCluster with { Tls = new TlsTrust { AuthorityFile = $"{ServiceAccount}/ca.crt", ServerName = "kubernetes" } },
        Relabeling = [RelabelRule.Keep(["__meta_kubernetes_service_name", "__meta_kubernetes_endpointslice_port_name"], "kubernetes;https")],
        MetricRelabeling = CardinalityGuard.ApiServer,
    };

    /// <summary>What every cluster has.</summary>
    internal static IEnumerable<ScrapeJob> OfTheCluster => [Nodes(), Cadvisor(), ApiServer(), Pods(), Endpoints()];

    /// <summary>What Prometheus must be allowed to do for its jobs.</summary>
    internal static IEnumerable<ClusterRight> Rights(IReadOnlyList<ScrapeJob> jobs, Addressing addressing) => jobs
        .SelectMany(job => job.Targets)
        .Where(targets => targets.IsEnabled)
        .SelectMany(targets => targets.Rights(addressing))
        .Concat(jobs.Any(job => job.Access?.BearerTokenFile == InCluster.BearerTokenFile) ? [ApiServerMetrics] : [])
        .Distinct();

    /// <summary>Calls pods that measure their node by its name, and leaves out their other ports. Targets of the job that are found in
    /// another way stay as they are.</summary>
    /// <param name="port">The name of the port.</param>
    internal static IEnumerable<RelabelRule> NamedAfterNode(string port) =>
    [
        RelabelRule.Keep("__meta_kubernetes_pod_container_port_name", $"{port}|"),
        RelabelRule.Drop("__meta_kubernetes_pod_phase", Ended),
        RelabelRule.Copy("__meta_kubernetes_pod_node_name", "instance"),
        RelabelRule.Copy("__meta_kubernetes_pod_node_name", "node"),
    ];

    private static ClusterRight ApiServerMetrics { get; } = ClusterRight.GetUrl("/metrics");

    private static HttpAccess InCluster { get; } = new() { BearerTokenFile = $"{ServiceAccount}/token" };

    private static ScrapeJob Kubelet(string name, string path) => new(name, new KubernetesTargets(KubernetesRole.Node))
    {
        Path = path,
        Scheme = "https",

        // Unless it was told otherwise, a kubelet signs its own certificate: there is no authority to check it against.
        Access = InCluster with { Tls = new TlsTrust { AcceptsAny = true } },
        Relabeling = [RelabelRule.Copy("__meta_kubernetes_node_name", "node")],
    };

    private static IEnumerable<RelabelRule> Annotated(string kind)
    {
        var annotation = $"__meta_kubernetes_{kind}_annotation_prometheus_io_";
        return
        [
            RelabelRule.Keep(annotation + "scrape", "true"),
            RelabelRule.Replace([annotation + "scheme"], "(https?)", "__scheme__"),
            RelabelRule.Replace([annotation + "path"], "(.+)", "__metrics_path__"),
            RelabelRule.Replace(["__address__", annotation + "port"], @"(.+?)(?::\d+)?;(\d+)", "__address__", "$1:$2"),
        ];
    }

    // Chosen one by one: a label for each label of a pod would make a new series with each rollout.
    private static IEnumerable<RelabelRule> Place() =>
    [
        RelabelRule.Copy("__meta_kubernetes_namespace", "namespace"),
        RelabelRule.Copy("__meta_kubernetes_pod_name", "pod"),
        RelabelRule.Copy("__meta_kubernetes_pod_node_name", "node"),
    ];
}
