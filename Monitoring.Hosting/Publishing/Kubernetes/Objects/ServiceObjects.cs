using Aspire.Hosting.Kubernetes.Resources;
using Monitoring.Hosting.Model;
using Workload = Monitoring.Hosting.Model.Workload;

namespace Monitoring.Hosting.Publishing.Kubernetes.Objects;

/// <summary>The Services of a workload: one that lists all replicas, one behind which any of them answers.</summary>
internal static class ServiceObjects
{
    /// <summary>The Services; none for a workload that nobody connects to.</summary>
    public static IEnumerable<BaseKubernetesResource> Create(WorkloadRendering rendering)
    {
        var all = rendering.Workload.Containers.SelectMany(container => container.Ports).ToList();
        var shared = SharedPorts(rendering.Workload).ToList();
        if (all.Count > 0)
        {
            yield return Headless(rendering, all);
        }

        if (shared.Count > 0)
        {
            yield return ClusterIp(rendering, shared);
        }
    }

    // Peers find each other before they are ready, and a replica that vanished from the list could not be seen to be down.
    private static Service Headless(WorkloadRendering rendering, IEnumerable<Port> ports) => new()
    {
        Metadata = rendering.Metadata(KubernetesNames.Headless(rendering.Name)),
        Spec = new()
        {
            ClusterIp = "None",
            PublishNotReadyAddresses = true,
            Selector = rendering.Selector,
            Ports = { ports.Select(ServicePort) },
        },
    };

    private static Service ClusterIp(WorkloadRendering rendering, IEnumerable<Port> ports) => new()
    {
        Metadata = rendering.Metadata(rendering.Name),
        Spec = new() { Selector = rendering.Selector, Ports = { ports.Select(ServicePort) } },
    };

    // Caches and gossip are never behind a load balancer, and what measures a node is asked node by node. Of one there is nothing to balance.
    private static IEnumerable<Port> SharedPorts(Workload workload) => workload.Replication.Kind switch
    {
        ReplicationKind.PerNode => [],
        ReplicationKind.Singleton => workload.Containers[0].Ports,
        _ => workload.Containers[0].Ports.Where(port => port.Scheme is "http" or "https").Union(workload.Containers.SelectMany(container => container.Ports).Where(port => port.IsInterchangeable)),
    };

    private static ServicePortV1 ServicePort(Port port) => new()
    {
        Name = port.Name,
        Port = port.Number,
        TargetPort = new(port.Name),
        Protocol = port.ToProtocol(),

        // Tells ingress controllers and meshes what the name does not.
        AppProtocol = port.Scheme == "https" ? port.Scheme : null!,
    };
}
