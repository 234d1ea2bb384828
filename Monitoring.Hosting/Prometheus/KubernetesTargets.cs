using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Prometheus;

/// <summary>Which objects of Kubernetes become targets. Prometheus must be allowed to get, list and watch them.</summary>
public enum KubernetesRole
{
    /// <summary>Nodes: one target each, the kubelet.</summary>
    Node,

    /// <summary>Services: one target for each port.</summary>
    Service,

    /// <summary>Pods: one target for each port of a container.</summary>
    Pod,

    /// <summary>What is behind Services: one target for each address and port. Endpoints, its predecessor, is deprecated since Kubernetes 1.33.</summary>
    EndpointSlice,

    /// <summary>Ingresses: one target for each path.</summary>
    Ingress,
}

/// <summary>Objects of the Kubernetes cluster that Prometheus runs in.</summary>
/// <param name="Role">Which objects.</param>
public sealed record KubernetesTargets(KubernetesRole Role) : TargetSource
{
    private const int KubeletPort = 10250;

    /// <summary>The namespaces; empty: all.</summary>
    public IReadOnlyList<string> Namespaces { get; init; } = [];

    /// <summary>A selector of labels, for instance <c>app=orders</c>; null: all.</summary>
    public string? LabelSelector { get; init; }

    /// <summary>Whether they are the API server, which whoever may ask it for anything connects to anyway.</summary>
    public bool AreApiServer { get; init; }

    /// <inheritdoc />
    public override IEnumerable<Endpoint> Reached => AreApiServer ? [] : [Role == KubernetesRole.Node ? new DiscoveredNodes(KubeletPort) : new DiscoveredPods(Namespaces)];

    /// <summary>To find these objects and, where they are nodes, to read their metrics.</summary>
    internal override IEnumerable<ClusterRight> Rights(Addressing addressing) => Role switch
    {
        KubernetesRole.Node => [Nodes, NodeMetrics],
        KubernetesRole.Service => [Services],
        KubernetesRole.Pod => [Pods],
        KubernetesRole.EndpointSlice => [EndpointSlices, Services, Pods],
        KubernetesRole.Ingress => [Ingresses],
        _ => throw new NotSupportedException($"{Role} is no role of Kubernetes' service discovery."),
    };

    private static ClusterRight Nodes { get; } = ClusterRight.Discover("", "nodes");

    private static ClusterRight NodeMetrics { get; } = ClusterRight.Get("", "nodes/metrics");

    private static ClusterRight Services { get; } = ClusterRight.Discover("", "services");

    private static ClusterRight Pods { get; } = ClusterRight.Discover("", "pods");

    private static ClusterRight EndpointSlices { get; } = ClusterRight.Discover("discovery.k8s.io", "endpointslices");

    private static ClusterRight Ingresses { get; } = ClusterRight.Discover("networking.k8s.io", "ingresses");

    internal string RoleName => Role.ToString().ToLowerInvariant();

    internal override (string Section, YamlMap Entry) ToYaml(Addressing addressing) => ("kubernetes_sd_configs", new()
    {
        ["role"] = RoleName,
        ["namespaces"] = new YamlMap { ["names"] = Namespaces },
        ["selectors"] = LabelSelector is null ? null : new[] { new YamlMap { ["role"] = RoleName, ["label"] = LabelSelector } },
    });
}
