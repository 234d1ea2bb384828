namespace Monitoring.Hosting.Grafana.Dashboards;

/// <summary>Does a workload have the replicas it asked for, and enough to run on?</summary>
internal static class KubernetesWorkloadDashboard
{
    private const string Pods = "namespace=~\"$namespace\",pod=~\"$pod\"";
    private const string Containers = Pods + ",container!=\"\",image!=\"\"";

    /// <summary>The dashboard.</summary>
    public static Dashboard Dashboard { get; } = new("kubernetes-workload", "Kubernetes workloads", "Whether workloads have the replicas they asked for, and enough to run on.")
    {
        Tags = ["kubernetes"],
        Variables =
        [
            new("namespace", "Namespace", "kube_pod_info", "namespace"),
            new("pod", "Pod", "kube_pod_info{namespace=~\"$namespace\"}", "pod"),
        ],
        Rows = [Replicas, Processor, Memory, Network],
    };

    private static Row Replicas => new("Replicas",
        new TimeSeries("Deployments", "Replicas that are missing.", Unit.Count,
            new Query("""sum by (namespace, deployment) (kube_deployment_spec_replicas{namespace=~"$namespace"}) - sum by (namespace, deployment) (kube_deployment_status_replicas_available{namespace=~"$namespace"}) > 0""", "{{namespace}}/{{deployment}}"))
        { Warning = 1 },
        new TimeSeries("StatefulSets", "Replicas that are missing.", Unit.Count,
            new Query("""sum by (namespace, statefulset) (kube_statefulset_replicas{namespace=~"$namespace"}) - sum by (namespace, statefulset) (kube_statefulset_status_replicas_ready{namespace=~"$namespace"}) > 0""", "{{namespace}}/{{statefulset}}"))
        { Warning = 1 },
        new TimeSeries("DaemonSets", "Nodes that lack their pod.", Unit.Count,
            new Query("""sum by (namespace, daemonset) (kube_daemonset_status_desired_number_scheduled{namespace=~"$namespace"}) - sum by (namespace, daemonset) (kube_daemonset_status_number_ready{namespace=~"$namespace"}) > 0""", "{{namespace}}/{{daemonset}}"))
        { Warning = 1 },
        new TimeSeries("Restarts", "Restarts of containers in the last hour.", Unit.Count,
            new Query($"sum by (pod, container) (increase(kube_pod_container_status_restarts_total{{{Pods}}}[1h])) > 0", "{{pod}} {{container}}"))
        { Warning = 1 },
        new TimeSeries("Waiting", "Containers that wait, and why.", Unit.Count,
            new Query($"sum by (pod, reason) (kube_pod_container_status_waiting_reason{{{Pods}}}) > 0", "{{pod}} {{reason}}")),
        new TimeSeries("Autoscalers", "Replicas that autoscalers ask for, as a share of their maximum.", Unit.Ratio,
            new Query("""sum by (namespace, horizontalpodautoscaler) (kube_horizontalpodautoscaler_status_current_replicas{namespace=~"$namespace"}) / sum by (namespace, horizontalpodautoscaler) (kube_horizontalpodautoscaler_spec_max_replicas{namespace=~"$namespace"})""", "{{namespace}}/{{horizontalpodautoscaler}}"))
        { Warning = 0.9, Critical = 1 });

    private static Row Processor => new("Processor",
        new TimeSeries("In use", "Cores in use.", Unit.Count,
            new Query($"sum by (pod, container) (rate(container_cpu_usage_seconds_total{{{Containers}}}[$__rate_interval]))", "{{pod}} {{container}}")),
        new TimeSeries("Of the request", "Cores in use, as a share of what was requested. Far below 100 %: others could use them.", Unit.Ratio,
            new Query($"sum by (pod) (rate(container_cpu_usage_seconds_total{{{Containers}}}[$__rate_interval])) / sum by (pod) (kube_pod_container_resource_requests{{{Pods},resource=\"cpu\"}})", "{{pod}}")),
        new TimeSeries("Throttled", "The share of periods in which the limit stopped a container.", Unit.Ratio,
            new Query($"sum by (pod, container) (rate(container_cpu_cfs_throttled_periods_total{{{Pods}}}[$__rate_interval])) / sum by (pod, container) (rate(container_cpu_cfs_periods_total{{{Pods}}}[$__rate_interval]))", "{{pod}} {{container}}"))
        { Warning = 0.1, Critical = 0.25 });

    private static Row Memory => new("Memory",
        new TimeSeries("In use", "Memory in use that cannot be freed.", Unit.Bytes,
            new Query($"sum by (pod, container) (container_memory_working_set_bytes{{{Containers}}})", "{{pod}} {{container}}")),
        new TimeSeries("Of the limit", "Memory in use, as a share of the limit. At 100 % the container is killed.", Unit.Ratio,
            new Query($"sum by (pod, container) (container_memory_working_set_bytes{{{Containers}}}) / sum by (pod, container) (kube_pod_container_resource_limits{{{Pods},resource=\"memory\"}})", "{{pod}} {{container}}"))
        { Warning = 0.8, Critical = 0.95 },
        new TimeSeries("Killed", "Containers whose last end was for want of memory.", Unit.Count,
            new Query($"sum by (pod, container) (kube_pod_container_status_last_terminated_reason{{{Pods},reason=\"OOMKilled\"}}) > 0", "{{pod}} {{container}}"))
        { Critical = 1 });

    private static Row Network => new("Network",
        new TimeSeries("Received", "Bytes received.", Unit.BytesPerSecond,
            new Query($"sum by (pod) (rate(container_network_receive_bytes_total{{{Pods}}}[$__rate_interval]))", "{{pod}}")),
        new TimeSeries("Sent", "Bytes sent.", Unit.BytesPerSecond,
            new Query($"sum by (pod) (rate(container_network_transmit_bytes_total{{{Pods}}}[$__rate_interval]))", "{{pod}}")),
        new TimeSeries("Lost", "Packets lost on the way in or out.", Unit.PerSecond,
            new Query($"sum by (pod) (rate(container_network_receive_packets_dropped_total{{{Pods}}}[$__rate_interval]) + rate(container_network_transmit_packets_dropped_total{{{Pods}}}[$__rate_interval]))", "{{pod}}")));
}
