using System.Net;
using Monitoring.Tests.Publishing.Kubernetes.Judging.Sample;
using Xunit;

namespace Monitoring.Tests.Publishing.Kubernetes.Judging.Network;

public sealed class NetworkPoliciesTests
{
    private static readonly IPAddress PodAddress = IPAddress.Parse("10.0.0.1");
    private static readonly NetworkPeer Outside = new("outside", IPAddress.Parse("203.0.113.1"));
    private static readonly NetworkPeer Dns = NetworkPeer.Foreign("kube-system", PodAddress, ("k8s-app", "kube-dns"));
    private static readonly NetworkPeer Controller = NetworkPeer.Foreign("ingress", PodAddress);

    [Theory]
    [InlineData("web", "store", 6379, "TCP", true)]
    [InlineData("web", "store", 6379, "UDP", false)]
    [InlineData("web", "store", 6380, "UDP", true)]
    [InlineData("web", "store", 6380, "TCP", false)]
    [InlineData("store", "web", 8080, "TCP", false)]
    [InlineData("store", "store", 6379, "TCP", false)]
    [InlineData("web", "dns", 53, "UDP", true)]
    [InlineData("store", "dns", 53, "TCP", true)]
    [InlineData("store", "dns", 9153, "TCP", false)]
    [InlineData("controller", "web", 8080, "TCP", true)]
    [InlineData("controller", "store", 6379, "TCP", false)]
    [InlineData("outside", "web", 8080, "TCP", false)]
    [InlineData("web", "outside", 443, "TCP", false)]
    public void Decides_as_Kubernetes_does(string source, string destination, int port, string protocol, bool expected) =>
        Assert.Equal(expected, Allows(SampleChart.Sound, source, destination, port, protocol));

    [Theory]
    [InlineData("a policy without types closes what comes in only", "NetworkPolicy/default-deny spec/policyTypes = ; NetworkPolicy/allow-dns = ; NetworkPolicy/web =", "web", "outside", true)]
    [InlineData("an empty rule allows everything", "NetworkPolicy/store spec/ingress = [{}]", "outside", "store", true)]
    [InlineData("no rule allows nothing", "NetworkPolicy/store spec/ingress = []", "web", "store", false)]
    [InlineData("a pod selector alone means this namespace", "NetworkPolicy/store spec/ingress/0/from/0 = {\"podSelector\": {}}", "controller", "store", false)]
    [InlineData("an empty namespace selector means every pod", "NetworkPolicy/store spec/ingress/0/from/0 = {\"namespaceSelector\": {}}", "controller", "store", true)]
    [InlineData("a block means an address", "NetworkPolicy/store spec/ingress/0/from/0 = {\"ipBlock\": {\"cidr\": \"203.0.113.0/24\"}}", "outside", "store", true)]
    [InlineData("but for its exceptions", "NetworkPolicy/store spec/ingress/0/from/0 = {\"ipBlock\": {\"cidr\": \"203.0.113.0/24\", \"except\": [\"203.0.113.0/30\"]}}", "outside", "store", false)]
    [InlineData("a range has an end", "NetworkPolicy/store spec/ingress/0 = {\"ports\": [{\"port\": 6000, \"endPort\": 6379}]}", "outside", "store", true)]
    [InlineData("a pod on the node's network is not protected", "StatefulSet/store pod/hostNetwork = true", "outside", "store", true)]
    public void Keeps_to_the_rule(string rule, string defects, string source, string destination, bool expected) =>
        Assert.True(expected == Allows(SampleChart.With(defects.Split(" ; ")), source, destination, destination == "store" ? 6379 : 8080, "TCP"), rule);

    [Fact]
    public void A_block_holds_pods_for_some_network_plugins()
    {
        var chart = SampleChart.With("NetworkPolicy/store spec/ingress/0/from/0 = {\"ipBlock\": {\"cidr\": \"0.0.0.0/0\"}}");
        var store = Peer(chart, "store");

        Assert.True(new NetworkPolicies(chart, blocksHoldPods: true).Allows(Controller, store, 6379));
        Assert.False(new NetworkPolicies(chart, blocksHoldPods: false).Allows(Controller, store, 6379));
    }

    private static bool Allows(Cluster chart, string source, string destination, int port, string protocol) =>
        new NetworkPolicies(chart, blocksHoldPods: false).Allows(Peer(chart, source), Peer(chart, destination), port, protocol);

    private static NetworkPeer Peer(Cluster chart, string name) => name switch
    {
        "outside" => Outside,
        "dns" => Dns,
        "controller" => Controller,
        _ => NetworkPeer.Of(chart, chart.Pods.Single(pod => pod.Owner.Name == name), PodAddress),
    };
}
