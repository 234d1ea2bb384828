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
    /// <summary>The namespaces; empty: all.</summary>
    public IReadOnlyList<string> Namespaces { get; init; } = [];

    /// <summary>A selector of labels, for instance <c>app=orders</c>; null: all.</summary>
    public string? LabelSelector { get; init; }

    internal string RoleName => Role.ToString().ToLowerInvariant();

    internal override (string Section, YamlMap Entry) ToYaml(Addressing addressing) => ("kubernetes_sd_configs", new()
    {
        ["role"] = RoleName,
        ["namespaces"] = new YamlMap { ["names"] = Namespaces },
        ["selectors"] = LabelSelector is null ? null : new[] { new YamlMap { ["role"] = RoleName, ["label"] = LabelSelector } },
    });
}
