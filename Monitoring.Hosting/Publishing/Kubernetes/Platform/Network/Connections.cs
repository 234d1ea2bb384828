using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Publishing.Kubernetes.Platform.Network;

/// <summary>A port as policies know it.</summary>
/// <param name="Number">The number.</param>
/// <param name="Transport">TCP unless said otherwise.</param>
internal sealed record PortNumber(int Number, Transport Transport = Transport.Tcp)
{
    /// <summary>The port in a policy.</summary>
    public NetworkPolicyPort ToPolicy() => new() { Protocol = Transport == Transport.Udp ? "UDP" : "TCP", Port = new(Number) };
}

/// <summary>One side of connections.</summary>
/// <param name="Peers">Who.</param>
/// <param name="Ports">At which ports; empty: all.</param>
internal sealed record Side(IReadOnlyList<NetworkPolicyPeer> Peers, IReadOnlyList<PortNumber> Ports);

/// <summary>The flows of a release, as its network sees them.</summary>
internal sealed class Connections
{
    private const string Outside = "outside";

    private static readonly PortNumber[] ApiServerPorts = [new(443), new(6443)];

    private readonly StackRendering _stack;
    private readonly Dictionary<string, WorkloadRendering> _workloads;
    private readonly List<Connection> _all;

    private Connections(StackRendering stack)
    {
        _stack = stack;
        _workloads = stack.Renderings.ToDictionary(rendering => rendering.Name);
        _all =
        [
            .. stack.Flows
                .Where(flow => _workloads.ContainsKey(flow.From.Name) && flow.To.IsEnabled)
                .Select(flow => Connect(flow.From.Name, flow.To))
                .Concat(stack.Workloads.SelectMany(workload => CredentialServices.Of(workload).Select(service => Connect(workload.Name, service))))
                .Distinct()
                .OrderBy(connection => connection.Target, StringComparer.Ordinal),
        ];
    }

    /// <summary>The resources that are published by others and connected to by us.</summary>
    public IEnumerable<string> Strangers => _all.Where(connection => connection.IsStranger).Select(connection => connection.Target).Distinct();

    /// <summary>The connections of a release.</summary>
    public static Connections Of(StackRendering stack) => new(stack);

    /// <summary>Who connects to the pods of a workload or stranger, and at which ports.</summary>
    public IEnumerable<Side> To(string name)
    {
        var receiver = _workloads.TryGetValue(name, out var workload) ? workload.Namespace : _stack.Settings.Namespace;
        return _all
            .Where(connection => connection.Target == name)
            .GroupBy(connection => connection.From)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new Side([.. Peers.Pods(_stack, _workloads[group.Key], receiver)], Ports(group)))
            .Concat(workload?.Operator is { } other ? [new Side([Peers.Of(_stack, other)], [.. other.Ports.Select(port => new PortNumber(port.Number))])] : []);
    }

    /// <summary>Who leads people from outside the cluster to the pods of a workload; none where nobody outside reaches it.</summary>
    public IEnumerable<Side> FromOutside(string name) => _workloads.TryGetValue(name, out var workload) && workload.Workload.Public is { Port: var port }
        ? [new([Peers.IngressController(_stack)], [new(port.Number, port.Transport)])]
        : [];

    /// <summary>What the pods of a workload connect to, and at which ports.</summary>
    public IEnumerable<Side> From(string name)
    {
        foreach (var group in _all.Where(connection => connection.From == name).GroupBy(connection => connection.Target))
        {
            yield return new([.. PeersOf(name, group.First().Endpoint)], Ports(group));
        }

        // What an operator makes reports to it through the API server.
        if (_workloads.TryGetValue(name, out var workload) && (workload.Workload.ClusterRights.Count > 0 || workload.Operator is not null))
        {
            yield return new([Peers.ApiServer(_stack)], ApiServerPorts);
        }
    }

    private static PortNumber[] Ports(IEnumerable<Connection> connections) => [.. connections.Select(connection => connection.Port).OfType<PortNumber>().Distinct()];

    private static Connection Connect(string from, Endpoint to)
    {
        var endpoint = (to as ExternalEndpoint)?.Published ?? to;
        return endpoint switch
        {
            WorkloadEndpoint workload => new(from, workload.Workload.Name, new(workload.Port.Number, workload.Port.Transport), endpoint),
            AspireEndpoint aspire => new(from, aspire.Reference.Resource.Name, new(aspire.ContainerPort ?? throw Unknown(aspire)), endpoint),
            StaticEndpoint address => new(from, address.Network is null && Peers.IsOutside(address.Host) ? Outside : address.Host, new(address.Port), endpoint),
            SecretEndpoint secret => new(from, Outside, new(secret.Port), endpoint),
            DiscoveredNodes nodes => new(from, nodes.Name, new(nodes.Port), endpoint),
            DiscoveredPods pods => new(from, pods.Name, null, endpoint),
            _ => throw new ArgumentException($"{endpoint.GetType().Name} is no kind of endpoint that a policy can name.", nameof(to)),
        };
    }

    private static InvalidOperationException Unknown(AspireEndpoint endpoint) => new(
        $"Nobody knows at which port of its container {endpoint.Name} answers: give the endpoint a target port.");

    private IEnumerable<NetworkPolicyPeer> PeersOf(string from, Endpoint endpoint) => endpoint switch
    {
        WorkloadEndpoint workload => Peers.Pods(_stack, _workloads[workload.Workload.Name], _workloads[from].Namespace),
        AspireEndpoint aspire => [new() { PodSelector = new(Peers.SelectorOfStranger(aspire.Reference.Resource.Name)) }],
        StaticEndpoint address => Peers.At(_stack, address),
        DiscoveredNodes => [Peers.Nodes(_stack)],
        DiscoveredPods pods => [Peers.Discovered(_stack, pods)],
        _ => Peers.Outside(_stack),
    };

    private sealed record Connection(string From, string Target, PortNumber? Port, Endpoint Endpoint)
    {
        public bool IsStranger => Endpoint is AspireEndpoint;
    }
}
