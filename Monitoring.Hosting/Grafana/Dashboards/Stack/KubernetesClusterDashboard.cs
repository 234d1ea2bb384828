namespace Monitoring.Hosting.Grafana.Dashboards;

/// <summary>Is the cluster all right, and is there room?</summary>
internal static class KubernetesClusterDashboard
{
    /// <summary>The dashboard.</summary>
    public static Dashboard Dashboard { get; } = new("kubernetes-cluster", "Kubernetes cluster", "Whether nodes and the control plane are all right, and whether there is room.")
    {
        Tags = ["kubernetes"],
        Variables = [new("node", "Node", "kube_node_info", "node")],
        Rows = [Overview, Nodes, Room, ControlPlane, Storage],
    };

    private static Row Overview => new("Overview",
        new Stat("Nodes", "Nodes of the cluster.", Unit.Count,
            new Query("""count(kube_node_info{node=~"$node"})""", "Nodes"))
        { Width = 4, Height = 4 },
        new Stat("Nodes not ready", "Nodes that take no pods.", Unit.Count,
            new Query("""sum(kube_node_status_condition{condition="Ready",status=~"false|unknown",node=~"$node"})""", "Nodes"))
        { Width = 4, Height = 4, Critical = 1 },
        new Stat("Pods running", "Pods that run.", Unit.Count,
            new Query("""sum(kube_pod_status_phase{phase="Running"})""", "Pods"))
        { Width = 4, Height = 4 },
        new Stat("Pods not running", "Pods that are pending, failed or unknown.", Unit.Count,
            new Query("""sum(kube_pod_status_phase{phase=~"Pending|Failed|Unknown"})""", "Pods"))
        { Width = 4, Height = 4, Warning = 1 },
        new Stat("Processor promised", "Processor that pods requested, as a share of all.", Unit.Ratio,
            new Query("""sum(kube_pod_container_resource_requests{resource="cpu",node=~"$node"}) / sum(kube_node_status_allocatable{resource="cpu",node=~"$node"})""", "Requested"))
        { Width = 4, Height = 4, Warning = 0.8, Critical = 0.95 },
        new Stat("Memory promised", "Memory that pods requested, as a share of all.", Unit.Ratio,
            new Query("""sum(kube_pod_container_resource_requests{resource="memory",node=~"$node"}) / sum(kube_node_status_allocatable{resource="memory",node=~"$node"})""", "Requested"))
        { Width = 4, Height = 4, Warning = 0.8, Critical = 0.95 });

    private static Row Nodes => new("Nodes",
        new TimeSeries("Conditions", "What nodes complain of: pressure on memory, disk or processes, or a network that is missing.", Unit.Count,
            new Query("""sum by (node, condition) (kube_node_status_condition{condition!="Ready",status="true",node=~"$node"})""", "{{node}} {{condition}}")),
        new TimeSeries("Pods", "Pods on each node, as a share of what it can take.", Unit.Ratio,
            new Query("""sum by (node) (kube_pod_info{node=~"$node"}) / on (node) sum by (node) (kube_node_status_allocatable{resource="pods",node=~"$node"})""", "{{node}}"))
        { Warning = 0.8, Critical = 0.95 },
        new TimeSeries("Container runtime errors", "Operations of the container runtime that failed.", Unit.PerSecond,
            new Query("sum by (instance, operation_type) (rate(kubelet_runtime_operations_errors_total[$__rate_interval]))", "{{instance}} {{operation_type}}")));

    private static Row Room => new("Room",
        new TimeSeries("Processor requested", "Processor that pods requested, as a share of each node's.", Unit.Ratio,
            new Query("""sum by (node) (kube_pod_container_resource_requests{resource="cpu",node=~"$node"}) / on (node) sum by (node) (kube_node_status_allocatable{resource="cpu",node=~"$node"})""", "{{node}}"))
        { Warning = 0.8, Critical = 0.95 },
        new TimeSeries("Memory requested", "Memory that pods requested, as a share of each node's.", Unit.Ratio,
            new Query("""sum by (node) (kube_pod_container_resource_requests{resource="memory",node=~"$node"}) / on (node) sum by (node) (kube_node_status_allocatable{resource="memory",node=~"$node"})""", "{{node}}"))
        { Warning = 0.8, Critical = 0.95 },
        new TimeSeries("Processor used by namespace", "Cores in use, of the ten hungriest namespaces.", Unit.Count,
            new Query("""topk(10, sum by (namespace) (rate(container_cpu_usage_seconds_total{container!="",image!=""}[$__rate_interval])))""", "{{namespace}}"))
        { IsStacked = true },
        new TimeSeries("Memory used by namespace", "Memory in use, of the ten hungriest namespaces.", Unit.Bytes,
            new Query("""topk(10, sum by (namespace) (container_memory_working_set_bytes{container!="",image!=""}))""", "{{namespace}}"))
        { IsStacked = true });

    private static Row ControlPlane => new("Control plane",
        new TimeSeries("API requests", "Requests to the API server, by status.", Unit.RequestsPerSecond,
            new Query("sum by (code) (rate(apiserver_request_total[$__rate_interval]))", "{{code}}"))
        { IsStacked = true },
        new TimeSeries("API latency", "The mean time that requests take, without those that stay open.", Unit.Seconds,
            new Query("""sum by (verb) (rate(apiserver_request_duration_seconds_sum{verb!~"WATCH|CONNECT"}[$__rate_interval])) / sum by (verb) (rate(apiserver_request_duration_seconds_count{verb!~"WATCH|CONNECT"}[$__rate_interval]))""", "{{verb}}"))
        { Warning = 0.5, Critical = 1 },
        new TimeSeries("API requests refused", "Requests that the API server turned away to protect itself.", Unit.PerSecond,
            new Query("sum by (reason) (rate(apiserver_flowcontrol_rejected_requests_total[$__rate_interval]))", "{{reason}}")));

    private static Row Storage => new("Volumes",
        new TimeSeries("Space in use", "The share of each claim in use, of the ten fullest.", Unit.Ratio,
            new Query("topk(10, 1 - max by (namespace, persistentvolumeclaim) (kubelet_volume_stats_available_bytes) / max by (namespace, persistentvolumeclaim) (kubelet_volume_stats_capacity_bytes))", "{{namespace}}/{{persistentvolumeclaim}}"))
        { Warning = 0.8, Critical = 0.9 },
        new TimeSeries("Claims without a volume", "Claims that wait for a volume, or lost theirs.", Unit.Count,
            new Query("""sum by (namespace, phase) (kube_persistentvolumeclaim_status_phase{phase=~"Pending|Lost"})""", "{{namespace}} {{phase}}")));
}
