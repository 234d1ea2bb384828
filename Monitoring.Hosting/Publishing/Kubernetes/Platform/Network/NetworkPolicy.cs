using Aspire.Hosting.Kubernetes.Resources;
using YamlDotNet.Serialization;

namespace Monitoring.Hosting.Publishing.Kubernetes.Platform.Network;

/// <summary>Who may connect to pods, and where pods may connect to: a kind that Aspire's package has no type for.</summary>
[YamlSerializable]
internal sealed class NetworkPolicy() : BaseKubernetesResource("networking.k8s.io/v1", "NetworkPolicy")
{
    /// <summary>What it allows.</summary>
    [YamlMember(Alias = "spec")]
    public NetworkPolicySpec Spec { get; set; } = new();
}

/// <summary>What a policy allows. A direction that it names, and allows nothing in, is closed.</summary>
[YamlSerializable]
internal sealed class NetworkPolicySpec
{
    /// <summary>Its pods; empty: all of the namespace.</summary>
    public LabelSelectorV1 PodSelector { get; set; } = new();

    /// <summary>The directions that it decides on.</summary>
    public List<string> PolicyTypes { get; } = [];

    /// <summary>Who may connect to its pods.</summary>
    public List<NetworkPolicyIngressRule> Ingress { get; } = [];

    /// <summary>Where its pods may connect to.</summary>
    public List<NetworkPolicyEgressRule> Egress { get; } = [];
}

/// <summary>Some who may connect.</summary>
[YamlSerializable]
internal sealed class NetworkPolicyIngressRule
{
    /// <summary>Who.</summary>
    public List<NetworkPolicyPeer> From { get; } = [];

    /// <summary>To which ports; empty: all.</summary>
    public List<NetworkPolicyPort> Ports { get; } = [];
}

/// <summary>Some that may be connected to.</summary>
[YamlSerializable]
internal sealed class NetworkPolicyEgressRule
{
    /// <summary>Which.</summary>
    public List<NetworkPolicyPeer> To { get; } = [];

    /// <summary>At which ports; empty: all.</summary>
    public List<NetworkPolicyPort> Ports { get; } = [];
}

/// <summary>The other side of a connection: pods, or a range of addresses.</summary>
[YamlSerializable]
internal sealed class NetworkPolicyPeer
{
    /// <summary>Their namespaces; null: the policy's own.</summary>
    public LabelSelectorV1? NamespaceSelector { get; set; }

    /// <summary>The pods; null: all of the namespaces.</summary>
    public LabelSelectorV1? PodSelector { get; set; }

    /// <summary>The addresses.</summary>
    public IpBlock? IpBlock { get; set; }
}

/// <summary>A range of addresses.</summary>
[YamlSerializable]
internal sealed class IpBlock
{
    /// <summary>The range, for instance <c>10.0.0.0/8</c>.</summary>
    public string Cidr { get; set; } = "";

    /// <summary>Ranges within it that are not meant.</summary>
    public List<string> Except { get; } = [];
}

/// <summary>A port of the receiving pod, which may differ from that of a Service in front of it.</summary>
[YamlSerializable]
internal sealed class NetworkPolicyPort
{
    /// <summary>TCP or UDP.</summary>
    public string Protocol { get; set; } = "TCP";

    /// <summary>The number.</summary>
    public Int32OrStringV1? Port { get; set; }
}
