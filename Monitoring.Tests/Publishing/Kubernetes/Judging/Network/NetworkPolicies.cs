using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace Monitoring.Tests.Publishing.Kubernetes.Judging.Network;

/// <summary>
/// Decides connections as Kubernetes does: a pod that any policy selects for a direction is closed in it but for what such policies allow; a
/// connection needs the consent of both ends.
/// </summary>
/// <param name="cluster">The chart with its NetworkPolicies.</param>
/// <param name="blocksHoldPods">Whether an <c>ipBlock</c> also matches the addresses of pods. Network plugins differ; what has to be open must be so
/// without it, what has to be closed with it.</param>
internal sealed class NetworkPolicies(Cluster cluster, bool blocksHoldPods)
{
    /// <summary>Whether a connection is possible.</summary>
    public bool Allows(NetworkPeer source, NetworkPeer destination, int port, string protocol = "TCP") =>
        Consents(source, destination, "Egress", "egress", "to", destination, port, protocol)
        && Consents(destination, source, "Ingress", "ingress", "from", destination, port, protocol);

    private bool Consents(NetworkPeer subject, NetworkPeer other, string type, string rules, string peers, NetworkPeer destination, int port, string protocol)
    {
        var policies = subject.IsPod ? cluster.OfKind("NetworkPolicy").Where(policy => policy.Namespace == subject.Namespace && Selects(policy, subject) && Types(policy).Contains(type)).ToList() : [];
        return policies.Count == 0 || policies.SelectMany(policy => policy.Json.Items($"spec/{rules}").Select(rule => (policy.Namespace, Rule: rule)))
            .Any(item => HasPort(item.Rule, destination, port, protocol) && HasPeer(item.Namespace, item.Rule, peers, other));
    }

    private static bool Selects(KubeObject policy, NetworkPeer pod) => new LabelSelector(policy.Json.At("spec/podSelector")).Matches(pod.Labels);

    /// <summary>Without types, a policy is for incoming connections, and for outgoing ones if it has rules for them.</summary>
    private static IEnumerable<string> Types(KubeObject policy) => policy.Json.TextItems("spec/policyTypes") is { Count: > 0 } types
        ? types
        : policy.Json.Items("spec/egress").Any() ? ["Ingress", "Egress"] : ["Ingress"];

    private static bool HasPort(JsonObject rule, NetworkPeer destination, int port, string protocol) => !rule.Items("ports").Any() || rule.Items("ports").Any(item =>
        (item.Text("protocol") ?? "TCP") == protocol
        && (item["port"] is not { } wanted
            || (item.Number("endPort") is { } end ? port >= item.Number("port") && port <= end : wanted.ToString() == port.ToString(CultureInfo.InvariantCulture))
            || destination.Ports.Any(open => open.Name == wanted.ToString() && open.Number == port && open.Protocol == protocol)));

    private bool HasPeer(string namespaceName, JsonObject rule, string peers, NetworkPeer other) => !rule.Items(peers).Any() || rule.Items(peers).Any(peer => peer["ipBlock"] is { } block
        ? (blocksHoldPods || !other.IsPod) && Holds(block, other.Address)
        : other.IsPod
            && (peer["namespaceSelector"] is { } namespaces ? new LabelSelector(namespaces).Matches(other.NamespaceLabels) : other.Namespace == namespaceName)
            && (peer["podSelector"] is not { } pods || new LabelSelector(pods).Matches(other.Labels)));

    private static bool Holds(JsonNode block, IPAddress address) =>
        IPNetwork.Parse(block.Text("cidr")!).Contains(address) && !block.TextItems("except").Any(except => IPNetwork.Parse(except).Contains(address));
}
