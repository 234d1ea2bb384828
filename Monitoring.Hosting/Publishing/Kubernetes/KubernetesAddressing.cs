using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Publishing.Kubernetes;

/// <summary>
/// Addresses in a cluster. All replicas are found through the headless Service, which has a DNS SRV record for each named port;
/// whoever needs any one of them uses the ClusterIP Service. What runs on every node is found through the API server.
/// </summary>
/// <param name="settings">The namespaces.</param>
/// <param name="external">The <c>host:port</c> of what is none of our workloads.</param>
internal sealed class KubernetesAddressing(KubernetesSettings settings, Func<ExternalEndpoint, string> external) : Addressing
{
    /// <inheritdoc />
    public override string Beside(WorkloadEndpoint endpoint) => $"localhost:{endpoint.Port.Number}";

    /// <inheritdoc />
    public override string Member(WorkloadEndpoint endpoint, int ordinal) =>
        $"{endpoint.Workload.Name}-{ordinal}.{Host(endpoint, KubernetesNames.Headless(endpoint.Workload.Name))}:{endpoint.Port.Number}";

    /// <inheritdoc />
    protected override Discovery Discover(WorkloadEndpoint endpoint) => endpoint.Workload.Replication.Kind == ReplicationKind.PerNode
        ? new PodOnNodeDiscovery(settings.NodeNamespace, KubernetesLabels.ToText(KubernetesLabels.Selector(endpoint.Workload.Name, settings)), endpoint.Port.Name)
        : new DnsSrvDiscovery($"_{endpoint.Port.Name}._{Protocol(endpoint.Port)}.{Host(endpoint, KubernetesNames.Headless(endpoint.Workload.Name))}");

    /// <inheritdoc />
    protected override string Service(WorkloadEndpoint endpoint) =>
        $"{Host(endpoint, KubernetesOperator.Of(endpoint.Workload.ManagedAs)?.ServiceOf(endpoint.Workload.Name) ?? endpoint.Workload.Name)}:{endpoint.Port.Number}";

    /// <inheritdoc />
    protected override string External(ExternalEndpoint endpoint) => external(endpoint);

    // Without the cluster's own domain, which not every cluster calls cluster.local: the resolver of each pod completes the name.
    private string Host(WorkloadEndpoint endpoint, string service) => $"{service}.{settings.NamespaceOf(endpoint.Workload)}.svc";

    private static string Protocol(Port port) => port.Transport == Transport.Udp ? "udp" : "tcp";
}
