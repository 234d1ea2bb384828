using Aspire.Hosting.Kubernetes.Resources;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Publishing.Kubernetes.Objects;

namespace Monitoring.Hosting.Publishing.Kubernetes.Platform.Network;

/// <summary>Everything is closed; what flows is opened, on the side that connects and on the side that is connected to.</summary>
internal static class NetworkPolicies
{
    // https://kubernetes.io/docs/tasks/administer-cluster/nodelocaldns/: where a node answers for its pods, on its own network.
    private const string NodeLocalDns = "169.254.20.10/32";

    private const int DnsPort = 53;

    /// <summary>The policies of the release.</summary>
    public static IEnumerable<BaseKubernetesResource> Create(StackRendering stack)
    {
        var connections = Connections.Of(stack);
        return
        [
            .. stack.Namespaces.Select(name => DenyAll(stack, name)),
            .. stack.Namespaces.Select(name => AllowDns(stack, name)),
            .. stack.Renderings.Select(rendering => Allow(Metadata(rendering), rendering.PodSelector, connections, rendering.Name)),
            .. connections.Strangers.Select(stranger => Allow(stack.Metadata(stranger, stack.Settings.Namespace), Peers.SelectorOfStranger(stranger), connections, stranger)),
        ];
    }

    private static NetworkPolicy DenyAll(StackRendering stack, string namespaceName) => new()
    {
        Metadata = stack.Metadata("default-deny", namespaceName),
        Spec = new() { PolicyTypes = { "Ingress", "Egress" } },
    };

    private static NetworkPolicy AllowDns(StackRendering stack, string namespaceName) => new()
    {
        Metadata = stack.Metadata("allow-dns", namespaceName),
        Spec = new()
        {
            PolicyTypes = { "Egress" },
            Egress =
            {
                new NetworkPolicyEgressRule
                {
                    To = { Peers.Namespace("kube-system"), Peers.Range(NodeLocalDns) },
                    Ports = { new PortNumber(DnsPort, Transport.Udp).ToPolicy(), new PortNumber(DnsPort, Transport.Tcp).ToPolicy() },
                },
            },
        },
    };

    private static ObjectMetaV1 Metadata(WorkloadRendering rendering)
    {
        var metadata = rendering.Metadata(rendering.Name);
        metadata.Annotations.Add(Waivers.OfPolicy(rendering));
        return metadata;
    }

    private static NetworkPolicy Allow(ObjectMetaV1 metadata, Dictionary<string, string> pods, Connections connections, string name) => new()
    {
        Metadata = metadata,
        Spec = new()
        {
            PodSelector = new(pods),
            PolicyTypes = { "Ingress", "Egress" },
            Ingress = { connections.To(name).Concat(connections.FromOutside(name)).Select(side => new NetworkPolicyIngressRule { From = { side.Peers }, Ports = { side.Ports.Select(port => port.ToPolicy()) } }) },
            Egress = { connections.From(name).Select(side => new NetworkPolicyEgressRule { To = { side.Peers }, Ports = { side.Ports.Select(port => port.ToPolicy()) } }) },
        },
    };
}
