using System.Net;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Publishing.Kubernetes.Chart;

namespace Monitoring.Hosting.Publishing.Kubernetes.Platform.Network;

/// <summary>The other sides of connections, as policies name them.</summary>
internal static class Peers
{
    private const string NamespaceName = "kubernetes.io/metadata.name";

    // RFC 1918, shared address space of providers, and link-local: the cloud's metadata service gives credentials to whoever reaches it.
    private static readonly string[] PrivateNetworks = ["10.0.0.0/8", "100.64.0.0/10", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16"];

    /// <summary>All pods of a namespace.</summary>
    public static NetworkPolicyPeer Namespace(string name) => new() { NamespaceSelector = new(new() { [NamespaceName] = name }) };

    /// <summary>A range of addresses.</summary>
    public static NetworkPolicyPeer Range(string cidr) => new() { IpBlock = new() { Cidr = cidr } };

    /// <summary>The pods of one of our workloads, as seen from a namespace. Those that share the network of their node have its address; what
    /// an operator makes is named with its namespace, since the chart has no such pods.</summary>
    public static IEnumerable<NetworkPolicyPeer> Pods(StackRendering stack, WorkloadRendering workload, string seenFrom)
    {
        yield return new()
        {
            NamespaceSelector = workload.Namespace == seenFrom && workload.Operator is null ? null : Namespace(workload.Namespace).NamespaceSelector,
            PodSelector = new(workload.PodSelector),
        };

        if (workload.Workload.UsesNodeNetwork)
        {
            yield return Nodes(stack);
        }
    }

    /// <summary>The pods of an operator.</summary>
    public static NetworkPolicyPeer Of(StackRendering stack, KubernetesOperator other) => new()
    {
        NamespaceSelector = Namespace(stack.Values.Text($"network.{other.Key}", other.Namespace, $"The namespace of {other.Name}, which policies let in.")).NamespaceSelector,
        PodSelector = new(other.Selector),
    };

    /// <summary>What selects the pods of a resource that Aspire's own publisher renders.</summary>
    public static Dictionary<string, string> SelectorOfStranger(string resource) => new() { ["app.kubernetes.io/component"] = resource };

    /// <summary>The pods of the ingress controller.</summary>
    public static NetworkPolicyPeer IngressController(StackRendering stack) => Namespace(
        stack.Values.Text("ingress.controllerNamespace", stack.Settings.Ingress.Namespace, "The namespace of the ingress controller, which policies let in."));

    /// <summary>The nodes.</summary>
    public static NetworkPolicyPeer Nodes(StackRendering stack) =>
        Range(stack.Values.Text("network.nodes", "0.0.0.0/0", "The network of the nodes: policies cannot select what listens there."));

    /// <summary>The API server.</summary>
    public static NetworkPolicyPeer ApiServer(StackRendering stack) =>
        Range(stack.Values.Text("network.apiServer", "0.0.0.0/0", "The network of the API server: policies cannot select it."));

    /// <summary>The pods of other namespaces that discovery finds.</summary>
    public static NetworkPolicyPeer Discovered(StackRendering stack, DiscoveredPods pods)
    {
        var names = pods.Namespaces.Count > 0 ? pods.Namespaces : stack.Namespaces;
        return new()
        {
            NamespaceSelector = new()
            {
                MatchExpressions = [new() { Key = NamespaceName, Operator = pods.Namespaces.Count > 0 ? "In" : "NotIn", Values = { names } }],
            },
        };
    }

    /// <summary>Whether policies cannot tell a host from the rest of the world: they know no names.</summary>
    public static bool IsOutside(string host) => host.Split('.') is not [_, _, "svc", ..] && !IPAddress.TryParse(host, out _);

    /// <summary>A fixed address: one of the cluster's Services, an IP address, in a network of the owner's, or outside.</summary>
    public static IEnumerable<NetworkPolicyPeer> At(StackRendering stack, StaticEndpoint endpoint) => endpoint.Host.Split('.') switch
    {
        [_, var name, "svc", ..] => [Namespace(name)],
        _ when IPAddress.TryParse(endpoint.Host, out var address) => [Range($"{address}/{address.GetAddressBytes().Length * 8}")],
        _ when endpoint.Network is { } network => [Range(stack.Values.Text($"network.{ChartValues.Key(network)}", "0.0.0.0/0", $"The network of {network}: policies know no names."))],
        _ => Outside(stack),
    };

    /// <summary>Outside the cluster.</summary>
    public static IEnumerable<NetworkPolicyPeer> Outside(StackRendering stack) => stack.Settings.OutsideNetworks.Count > 0
        ? stack.Settings.OutsideNetworks.Select(Range)
        : [new() { IpBlock = new() { Cidr = "0.0.0.0/0", Except = { PrivateNetworks } } }];
}
