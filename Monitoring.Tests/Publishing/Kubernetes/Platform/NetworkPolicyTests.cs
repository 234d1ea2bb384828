using Monitoring.Hosting.Model;
using Monitoring.Hosting.Publishing.Kubernetes.Platform.Network;
using Xunit;

namespace Monitoring.Tests.Publishing.Kubernetes.Platform;

public sealed class NetworkPolicyTests
{
    private readonly PlatformScenario _stack = new();

    [Fact]
    public void Every_namespace_is_closed_in_both_directions()
    {
        _stack.Add("web", Replication.Stateless(2));
        _stack.Add("agent", Replication.PerNode);

        foreach (var name in new[] { "monitoring", "monitoring-nodes" })
        {
            var policy = _stack.Platform().OfType<NetworkPolicy>().Single(item => item.Metadata.Namespace == name && item.Metadata.Name.StartsWith("default-deny", StringComparison.Ordinal)).Spec;

            Assert.Empty(policy.PodSelector.MatchLabels);
            Assert.Equal(["Ingress", "Egress"], policy.PolicyTypes);
            Assert.Empty(policy.Ingress);
            Assert.Empty(policy.Egress);
        }
    }

    [Fact]
    public void Everybody_may_ask_for_names_by_both_transports()
    {
        _stack.Add("web", Replication.Stateless(2));

        var rule = Assert.Single(_stack.Get<NetworkPolicy>("allow-dns").Spec.Egress);

        Assert.Equal(["UDP 53", "TCP 53"], rule.Ports.Select(Text));
        Assert.Equal("kube-system", rule.To[0].NamespaceSelector!.MatchLabels["kubernetes.io/metadata.name"]);
    }

    [Fact]
    public void A_flow_is_open_where_it_leaves_and_where_it_arrives_and_nowhere_else()
    {
        var web = _stack.Add("web", Replication.Stateless(2));
        var store = _stack.Add("store", Replication.Stateful(2));
        _stack.Connect(web, store.Endpoint(PlatformScenario.Http));

        Assert.Equal(["store: TCP 8080"], Egress("web"));
        Assert.Equal(["web: TCP 8080"], Ingress("store"));
        Assert.Empty(Ingress("web"));
        Assert.Empty(Egress("store"));
    }

    [Fact]
    public void Ports_of_one_peer_are_in_one_rule()
    {
        var web = _stack.Add("web", Replication.Stateless(2));
        var store = _stack.Add("store", Replication.Stateful(2));
        _stack.Connect(web, store.Endpoint(PlatformScenario.Http));
        _stack.Connect(web, store.Endpoint(Port.Grpc(9000)));
        _stack.Connect(web, store.Endpoint(PlatformScenario.Http));

        Assert.Equal(["store: TCP 8080, TCP 9000"], Egress("web"));
    }

    [Fact]
    public void Peers_gossip_with_each_other_over_both_transports()
    {
        var peers = _stack.Add("peers", Replication.Peers(3));
        _stack.Connect(peers, peers.Endpoint(PlatformScenario.GossipTcp));
        _stack.Connect(peers, peers.Endpoint(PlatformScenario.GossipUdp));

        Assert.Equal(["peers: TCP 7946, UDP 7946"], Egress("peers"));
        Assert.Equal(["peers: TCP 7946, UDP 7946"], Ingress("peers"));
    }

    [Fact]
    public void What_is_switched_off_is_not_opened()
    {
        var web = _stack.Add("web", Replication.Stateless(2));
        _stack.Connect(web, new TestWorkload("store", Replication.Singleton, IsEnabled: false).Endpoint(PlatformScenario.Http));

        Assert.Empty(Egress("web"));
    }

    [Fact]
    public void Pods_of_another_namespace_are_selected_there_and_by_the_address_of_their_node()
    {
        var web = _stack.Add("web", Replication.Stateless(2));
        var agent = _stack.Add("agent", Replication.PerNode, workload => workload with { UsesNodeNetwork = true });
        _stack.Connect(web, agent.Endpoint(PlatformScenario.Http));

        Assert.Equal(["monitoring-nodes/agent | {{ .Values.network.nodes }}: TCP 8080"], Egress("web"));
        Assert.Equal(["monitoring/web: TCP 8080"], Ingress("agent"));
    }

    [Fact]
    public void Only_who_has_rights_in_the_cluster_reaches_the_API_server()
    {
        _stack.Add("web", Replication.Stateless(2));
        _stack.Add("finder", Replication.Singleton, workload => workload with { ClusterRights = [ClusterRight.Discover("", "pods")] });

        Assert.Equal(["{{ .Values.network.apiServer }}: TCP 443, TCP 6443"], Egress("finder"));
        Assert.Empty(Egress("web"));
    }

    [Theory]
    [InlineData("s3.eu-central-1.amazonaws.com", "0.0.0.0/0 except 10.0.0.0/8 100.64.0.0/10 169.254.0.0/16 172.16.0.0/12 192.168.0.0/16")]
    [InlineData("203.0.113.7", "203.0.113.7/32")]
    [InlineData("2001:db8::7", "2001:db8::7/128")]
    [InlineData("minio.storage.svc", "storage/*")]
    [InlineData("minio.storage.svc.cluster.local", "storage/*")]
    public void Addresses_outside_the_model_are_opened_as_far_as_policies_can_tell(string host, string peer)
    {
        _stack.Connect(_stack.Add("web", Replication.Stateless(2)), new StaticEndpoint(host, 443));

        Assert.Equal([$"{peer}: TCP 443"], Egress("web"));
    }

    [Theory]
    [InlineData(CloudIdentity.Aws, "169.254.170.23/32: TCP 80", "TCP 443")]
    [InlineData(CloudIdentity.Google, "169.254.169.252/32: TCP 988", "169.254.169.254/32: TCP 80")]
    public void An_identity_of_the_cloud_can_get_its_credentials(CloudIdentity identity, string first, string last)
    {
        _stack.Add("web", Replication.Stateless(2), workload => workload with { Containers = [PlatformScenario.Container("web") with { CloudIdentity = identity }] });

        var egress = Egress("web").ToList();

        Assert.Equal(first, egress[0]);
        Assert.EndsWith(last, egress[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Networks_of_the_outside_can_be_named()
    {
        var stack = new PlatformScenario { Settings = new() { OutsideNetworks = ["10.20.0.0/16"] } };
        stack.Connect(stack.Add("web", Replication.Stateless(2)), new SecretEndpoint("webhook-url"));

        Assert.Equal(["10.20.0.0/16: TCP 443"], Egress("web", stack));
    }

    [Fact]
    public void Discovered_pods_are_those_of_other_namespaces()
    {
        var finder = _stack.Add("finder", Replication.Singleton);
        _stack.Connect(finder, new DiscoveredPods());
        _stack.Connect(finder, new DiscoveredNodes(10250));

        var egress = _stack.Get<NetworkPolicy>("finder").Spec.Egress;

        var (nodes, pods) = (egress[0], egress[1]);
        Assert.Equal("TCP 10250", Text(Assert.Single(nodes.Ports)));
        Assert.Empty(pods.Ports);
        var namespaces = Assert.Single(Assert.Single(pods.To).NamespaceSelector!.MatchExpressions);
        Assert.Equal(("kubernetes.io/metadata.name", "NotIn"), (namespaces.Key, namespaces.Operator));
        Assert.Equal(["monitoring"], namespaces.Values);
    }

    private static string Text(NetworkPolicyPort port) => $"{port.Protocol} {port.Port!.Number}";

    private static string Text(IEnumerable<NetworkPolicyPeer> peers, IEnumerable<NetworkPolicyPort> ports) =>
        $"{string.Join(" | ", peers.Select(Text))}: {string.Join(", ", ports.Select(Text))}";

    private static string Text(NetworkPolicyPeer peer) => peer.IpBlock is { } block
        ? block.Cidr + (block.Except.Count == 0 ? "" : $" except {string.Join(' ', block.Except)}")
        : (peer.NamespaceSelector is { } name ? name.MatchLabels["kubernetes.io/metadata.name"] + "/" : "") + (peer.PodSelector is { } pods ? pods.MatchLabels["app.kubernetes.io/name"] : "*");

    private IEnumerable<string> Egress(string name, PlatformScenario? stack = null) =>
        (stack ?? _stack).Get<NetworkPolicy>(name).Spec.Egress.Select(rule => Text(rule.To, rule.Ports));

    private IEnumerable<string> Ingress(string name) => _stack.Get<NetworkPolicy>(name).Spec.Ingress.Select(rule => Text(rule.From, rule.Ports));
}
