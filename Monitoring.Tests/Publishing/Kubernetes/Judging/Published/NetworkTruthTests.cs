using System.Net;
using Monitoring.Hosting.Model;
using Monitoring.Tests.Publishing.Kubernetes.Judging.Network;
using Xunit;

namespace Monitoring.Tests.Publishing.Kubernetes.Judging.Published;

/// <summary>The published NetworkPolicies open what the model declares, and nothing else. What runs on the network of its node is bound by none.</summary>
public sealed class NetworkTruthTests(PublishedChart chart)
{
    private const int UnknownPort = 12345;
    private const int DnsPort = 53;
    private const int HttpsPort = 443;

    private static readonly NetworkPeer Dns = NetworkPeer.Foreign("kube-system", IPAddress.Parse("10.0.1.1"), ("k8s-app", "kube-dns"));
    private static readonly NetworkPeer Stranger = NetworkPeer.Foreign("default", IPAddress.Parse("10.0.1.2"));
    private static readonly NetworkPeer Internet = new("the internet", IPAddress.Parse("203.0.113.1"));

    [Theory]
    [InlineData("network")]
    [InlineData("network-sentinel", "--Monitoring:Redis:Mode=Sentinel")]
    public async Task A_connection_is_open_exactly_when_the_model_declares_it(string name, params string[] options)
    {
        var cluster = PublishedChart.Render(await chart.PublishAsync(name, options));
        var declared = Declared(await PublishedStack.CreateAsync(options));
        var (sure, possible) = (new NetworkPolicies(cluster, blocksHoldPods: false), new NetworkPolicies(cluster, blocksHoldPods: true));
        var peers = Peers(cluster);
        var tried = peers.Where(peer => peer.IsPod).SelectMany(source => peers.SelectMany(destination => destination.Ports
            .Append(new("", UnknownPort, "TCP"))
            .Select(port => (Source: source, Destination: destination, Port: port, IsDeclared: declared.Contains((NameOf(source), NameOf(destination), port.Number, port.Protocol))))));

        Assert.Empty(tried.Where(item => item.IsDeclared && !sure.Allows(item.Source, item.Destination, item.Port.Number, item.Port.Protocol))
            .Select(item => $"closed, though declared: {item.Source.Name} → {item.Destination.Name}:{item.Port.Number}/{item.Port.Protocol}"));
        Assert.Empty(tried.Where(item => !item.IsDeclared && possible.Allows(item.Source, item.Destination, item.Port.Number, item.Port.Protocol))
            .Select(item => $"open, though not declared: {item.Source.Name} → {item.Destination.Name}:{item.Port.Number}/{item.Port.Protocol}"));
    }

    [Fact]
    public async Task Every_declared_connection_is_to_a_port_that_is_there()
    {
        var ports = Peers(await chart.RenderAsync()).SelectMany(peer => peer.Ports.Select(port => (NameOf(peer), port.Number, port.Protocol))).ToHashSet();

        Assert.All(Declared(await PublishedStack.Default), flow => Assert.Contains((flow.To, flow.Port, flow.Protocol), ports));
    }

    [Fact]
    public async Task Everybody_resolves_names_and_only_who_scrapes_other_namespaces_does_more_there()
    {
        var cluster = await chart.RenderAsync();
        var policies = new NetworkPolicies(cluster, blocksHoldPods: false);
        var explorers = (await PublishedStack.Default).Flows.Where(flow => flow.To is DiscoveredPods).Select(flow => flow.From.Name).ToHashSet();

        Assert.All(Peers(cluster), peer =>
        {
            Assert.True(policies.Allows(peer, Dns, DnsPort, "UDP"), $"{peer.Name} → DNS over UDP");
            Assert.True(policies.Allows(peer, Dns, DnsPort, "TCP"), $"{peer.Name} → DNS over TCP");
            Assert.Equal(!peer.IsPod || explorers.Contains(NameOf(peer)), policies.Allows(peer, Dns, UnknownPort));
        });
    }

    [Fact]
    public async Task Only_who_has_to_reaches_the_internet()
    {
        var cluster = await chart.RenderAsync();
        var policies = new NetworkPolicies(cluster, blocksHoldPods: true);
        var stack = await PublishedStack.Default;
        var allowed = stack.Flows.Where(flow => flow.To is ExternalEndpoint { Published: null }).Select(flow => flow.From.Name)
            .Concat(stack.Workloads.Values.Where(workload => workload.ClusterRights.Count > 0 || workload.ManagedAs is not null).Select(workload => workload.Name))
            .ToHashSet();

        Assert.All(Peers(cluster).Where(peer => peer.IsPod && !allowed.Contains(NameOf(peer))), peer =>
            Assert.False(policies.Allows(peer, Internet, HttpsPort), $"{peer.Name} → the internet"));
    }

    [Fact]
    public async Task Nobody_else_in_the_cluster_or_outside_reaches_a_component()
    {
        var cluster = await chart.RenderAsync();
        var policies = new NetworkPolicies(cluster, blocksHoldPods: true);

        Assert.All(Peers(cluster).Where(peer => peer.IsPod), peer => Assert.All(peer.Ports, port =>
        {
            Assert.False(policies.Allows(Stranger, peer, port.Number, port.Protocol), $"a pod in another namespace → {peer.Name}:{port.Number}");
            Assert.False(policies.Allows(Internet, peer, port.Number, port.Protocol), $"the internet → {peer.Name}:{port.Number}");
        }));
    }

    [Fact]
    public async Task The_ingress_controller_reaches_what_has_a_host_and_nothing_else()
    {
        var cluster = await chart.RenderAsync();
        var policies = new NetworkPolicies(cluster, blocksHoldPods: true);
        var controller = NetworkPeer.Foreign("traefik", IPAddress.Parse("10.0.1.3"));
        var ports = (await PublishedStack.Default).Workloads.Values
            .Where(workload => workload.Public is not null)
            .Select(workload => (workload.Name, workload.Public!.Port.Number))
            .ToList();

        Assert.Equal([("grafana", 3000)], ports);
        Assert.All(Peers(cluster).Where(peer => peer.IsPod), peer => Assert.All(peer.Ports, port =>
            Assert.True(
                ports.Contains((NameOf(peer), port.Number)) == policies.Allows(controller, peer, port.Number, port.Protocol),
                $"the ingress controller → {peer.Name}:{port.Number}")));
    }

    [Fact]
    public async Task CloudNativePG_reaches_the_instances_and_nobody_else()
    {
        var cluster = await chart.RenderAsync();
        var policies = new NetworkPolicies(cluster, blocksHoldPods: true);
        var @operator = NetworkPeer.Foreign("cnpg-system", IPAddress.Parse("10.0.1.3"), ("app.kubernetes.io/name", "cloudnative-pg"));
        var neighbour = NetworkPeer.Foreign("cnpg-system", IPAddress.Parse("10.0.1.4"));

        Assert.Contains(Peers(cluster), peer => NameOf(peer) == "postgres");
        Assert.All(Peers(cluster).Where(peer => peer.IsPod), peer => Assert.All(peer.Ports, port =>
        {
            Assert.Equal(NameOf(peer) == "postgres" && port.Number is 5432 or 8000, policies.Allows(@operator, peer, port.Number, port.Protocol));
            Assert.False(policies.Allows(neighbour, peer, port.Number, port.Protocol), $"another pod in cnpg-system → {peer.Name}:{port.Number}");
        }));
    }

    /// <summary>The pods of the chart, and those that CloudNativePG makes of it, each with an address of its own.</summary>
    private static List<NetworkPeer> Peers(Cluster cluster) =>
    [
        .. cluster.Pods.Select((pod, index) => NetworkPeer.Of(cluster, pod, new IPAddress([10, 0, 0, (byte)(index + 1)]))),
        .. cluster.OfKind("Cluster").Select((item, index) => NetworkPeer.OfPostgres(cluster, item, new IPAddress([10, 0, 2, (byte)(index + 1)]))),
    ];

    private static string NameOf(NetworkPeer peer) => peer.Name.Split('/')[1];

    /// <summary>The connections between workloads that the model declares.</summary>
    private static HashSet<(string From, string To, int Port, string Protocol)> Declared(PublishedStack stack) => stack.Flows
        .Select(flow => (From: flow.From.Name, To: ((flow.To as ExternalEndpoint)?.Published ?? flow.To) as WorkloadEndpoint))
        .Where(flow => flow.To is { IsEnabled: true })
        .Select(flow => (flow.From, flow.To!.Workload.Name, flow.To.Port.Number, flow.To.Port.Transport == Transport.Udp ? "UDP" : "TCP"))
        .ToHashSet();
}
