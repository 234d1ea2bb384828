using System.Net;
using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Dcp;

/// <summary>An endpoint and the DCP service that stands for it: its clients connect to the service, whoever serves it and when.</summary>
internal sealed record ServedEndpoint(IResource Resource, EndpointAnnotation Endpoint, string Service, int? FixedPort)
{
    /// <summary>A template that DCP fills in with the port on which the resource itself listens.</summary>
    public string TargetPortTemplate => $$$"""{{- portForServing "{{{Service}}}" -}}""";
}

/// <summary>Which service every endpoint of the model gets, and which port; then makes them and tells the model where they are.</summary>
internal sealed class EndpointPlan
{
    private static readonly TimeSpan AllocationTimeout = TimeSpan.FromSeconds(30);

    private readonly List<ServedEndpoint> _served;

    public EndpointPlan(DistributedApplicationModel model, bool randomizePorts)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        _served = [.. from resource in model.Resources
                      let endpoints = resource.Annotations.OfType<EndpointAnnotation>().ToArray()
                      from endpoint in endpoints
                      select Plan(resource, endpoint, endpoints.Length > 1, randomizePorts, names)];
    }

    public IEnumerable<ServedEndpoint> Of(IResource resource) => _served.Where(s => s.Resource == resource);

    public List<ServiceProducer> ProducedBy(IResource resource) =>
        [.. Of(resource).Select(s => new ServiceProducer(s.Service, Address(s.Endpoint.TargetHost).Host, s.Endpoint.TargetPort))];

    public async Task AllocateAsync(DcpClient client, CancellationToken ct)
    {
        RequireFree(_served.Where(s => s.FixedPort is not null && s.Endpoint.Protocol == ProtocolType.Tcp));
        await Task.WhenAll(_served.Select(s => client.CreateAsync(
            DcpKind.Service,
            new DcpMetadata { Name = s.Service },
            new ServiceSpec
            {
                Protocol = Protocol(s.Endpoint),
                Address = s.Endpoint.TargetHost,
                Port = s.FixedPort,
                AddressAllocationMode = s.Endpoint.IsProxied ? null : "Proxyless",
            },
            DcpJson.Default.DcpObjectServiceSpec,
            ct))).ConfigureAwait(false);

        var ports = await DynamicPortsAsync(client, ct).ConfigureAwait(false);
        foreach (var served in _served)
            Announce(served, served.FixedPort ?? ports[served.Service]);
    }

    public static string Protocol(EndpointAnnotation endpoint) => endpoint.Protocol switch
    {
        ProtocolType.Tcp => "TCP",
        ProtocolType.Udp => "UDP",
        _ => throw new InvalidOperationException($"The endpoint '{endpoint.Name}' uses {endpoint.Protocol}; TCP and UDP are supported."),
    };

    private static ServedEndpoint Plan(IResource resource, EndpointAnnotation endpoint, bool hasSiblings, bool randomizePorts, HashSet<string> names)
    {
        var supportsProxy = !resource.TryGetLastAnnotation<ProxySupportAnnotation>(out var support) || support.ProxyEnabled;
        endpoint.ResolveProxied(supportsProxy && (endpoint.IsExplicitlyProxied ?? true));
        var isContainer = resource.IsContainer();
        if (isContainer && endpoint.TargetPort is null or 0)
        {
            throw new InvalidOperationException(
                $"The endpoint '{endpoint.Name}' for container resource '{resource.Name}' must specify the {nameof(EndpointAnnotation.TargetPort)} value");
        }

        var port = (isContainer ? endpoint.SpecifiedPort : endpoint.Port) is { } wanted and > 0 ? wanted : (int?)null;
        if (endpoint.IsProxied)
            port = randomizePorts ? null : port;
        else
            port ??= ChoosePort(endpoint, isContainer);

        var name = hasSiblings ? $"{resource.Name}-{endpoint.Name}" : resource.Name;
        for (var (candidate, number) = (name, 1); !names.Add(name); number++)
            name = $"{candidate}-{number}";

        return new ServedEndpoint(resource, endpoint, name, port);
    }

    // Without a proxy the resource has to be told its public port before it starts.
    private static int ChoosePort(EndpointAnnotation endpoint, bool isContainer)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        endpoint.Port = port;
        if (!isContainer)
            endpoint.TargetPort = port;

        return port;
    }

    private static void RequireFree(IEnumerable<ServedEndpoint> fixedPorts)
    {
        var problems = new List<string>();
        foreach (var byPort in fixedPorts.GroupBy(s => s.FixedPort!.Value))
        {
            var who = string.Join(" and ", byPort.Select(s => $"endpoint '{s.Endpoint.Name}' of resource '{s.Resource.Name}'"));
            if (byPort.Count() > 1)
                problems.Add($"Port {byPort.Key} is asked for more than once: by {who}.");
            else if (Obstacle(byPort.Key) is { } obstacle)
                problems.Add($"Port {byPort.Key}, asked for by {who}, {obstacle}.");
        }

        if (problems.Count > 0)
            throw new DistributedApplicationException(string.Join(Environment.NewLine, problems));
    }

    private static string? Obstacle(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return null;
        }
        catch (SocketException ex)
        {
            return ex.SocketErrorCode == SocketError.AddressAlreadyInUse ? "is in use by another program" : $"can't be used: {ex.Message}";
        }
    }

    private async Task<Dictionary<string, int>> DynamicPortsAsync(DcpClient client, CancellationToken ct)
    {
        var pending = _served.Where(s => s.FixedPort is null).Select(s => s.Service).ToHashSet();
        var ports = new Dictionary<string, int>();
        if (pending.Count == 0)
            return ports;

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timeout.CancelAfter(AllocationTimeout);
        try
        {
            await foreach (var change in client.WatchAsync(DcpKind.Service, timeout.Token).ConfigureAwait(false))
            {
                var name = change.Object.Metadata.Name;
                if (change.Object.Status?.EffectivePort is not { } port || port == 0 || !pending.Remove(name))
                    continue;

                ports[name] = port;
                if (pending.Count == 0)
                    return ports;
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // Reported below, with the names.
        }

        throw new DistributedApplicationException($"DCP has not allocated a network port for: {string.Join(", ", pending)}.");
    }

    private static void Announce(ServedEndpoint served, int port)
    {
        var endpoint = served.Endpoint;
        var (host, binding) = Address(endpoint.TargetHost);
        endpoint.AllocatedEndpoint = new AllocatedEndpoint(
            endpoint, host, port, binding, served.TargetPortTemplate, KnownNetworkIdentifiers.LocalhostNetwork);
        if (!served.Resource.IsContainer())
            return;

        endpoint.AllAllocatedEndpoints.AddOrUpdateAllocatedEndpoint(RunNetwork.Id, new AllocatedEndpoint(
            endpoint,
            $"{served.Resource.Name}.dev.internal",
            endpoint.TargetPort!.Value,
            EndpointBindingMode.SingleAddress,
            served.TargetPortTemplate,
            RunNetwork.Id));
    }

    /// <summary>The address under which clients on this machine reach what listens on <paramref name="targetHost"/>.</summary>
    private static (string Host, EndpointBindingMode Binding) Address(string? targetHost)
    {
        const string Localhost = KnownHostNames.Localhost;
        if (string.IsNullOrEmpty(targetHost) || targetHost == Localhost || targetHost.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase))
            return (Localhost, EndpointBindingMode.SingleAddress);

        if (!IPAddress.TryParse(targetHost, out var ip))
            return (Localhost, EndpointBindingMode.DualStackAnyAddresses);

        return ip.Equals(IPAddress.Any) ? (Localhost, EndpointBindingMode.IPv4AnyAddresses)
            : ip.Equals(IPAddress.IPv6Any) ? (Localhost, EndpointBindingMode.IPv6AnyAddresses)
            : (targetHost, EndpointBindingMode.SingleAddress);
    }
}
