using System.Collections.Concurrent;
using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dcp;

/// <summary>
/// Lets containers reach processes of this machine. Aspire proper builds a tunnel container for that; here DCP listens on the gateway
/// address of the run's own network, which only its containers and this machine can reach, and hands on to the process.
/// </summary>
internal sealed class HostGateway(DcpClient client, EndpointPlan endpoints, ResourceLoggerService logs, CancellationToken ending)
{
    private readonly ConcurrentDictionary<ServedEndpoint, Lazy<Task>> _opened = new();

    /// <summary>Makes the endpoints of the host processes among <paramref name="dependencies"/> reachable.</summary>
    /// <returns>The arguments of `run` that the container needs for it.</returns>
    public async Task<string[]> OpenAsync(IEnumerable<IResource> dependencies, CancellationToken ct)
    {
        var served = dependencies.Where(d => !d.IsContainer()).SelectMany(endpoints.Of).Where(IsSupported).ToArray();
        if (served.Length == 0)
            return [];

        var network = await RunNetwork.FindAsync(client, ct).ConfigureAwait(false);
        var address = network.Status?.Gateways?.FirstOrDefault()
            ?? throw new DistributedApplicationException($"The container network has no gateway: {network.Status?.Message}");
        await Task.WhenAll(served.Select(s => _opened.GetOrAdd(s, new Lazy<Task>(() => OpenAsync(s, address, ending))).Value)).ConfigureAwait(false);
        return ["--add-host", $"{KnownHostNames.DefaultContainerTunnelHostName}:{address}"];
    }

    private bool IsSupported(ServedEndpoint served)
    {
        if (served.Endpoint.Protocol == ProtocolType.Tcp)
            return true;

        logs.GetLogger(served.Resource).LogWarning(
            "Endpoint '{Endpoint}' uses {Protocol}, and a container refers to it: containers reach processes of this machine over TCP only.",
            served.Endpoint.Name,
            served.Endpoint.Protocol);
        return false;
    }

    private async Task OpenAsync(ServedEndpoint served, string address, CancellationToken ct)
    {
        // Resource names have no dot, so this name is free.
        var name = $"{served.Service}.gateway";
        await client.CreateAsync(
            DcpKind.Service,
            new DcpMetadata { Name = name },
            new ServiceSpec { Protocol = EndpointPlan.Protocol(served.Endpoint), Address = address },
            DcpJson.Default.DcpObjectServiceSpec,
            ct).ConfigureAwait(false);

        var onThisMachine = served.Endpoint.AllocatedEndpoint!;
        await client.CreateAsync(
            DcpKind.Endpoint,
            new DcpMetadata { Name = name },
            new EndpointSpec(name, "", onThisMachine.Address == KnownHostNames.Localhost ? "127.0.0.1" : onThisMachine.Address, onThisMachine.Port),
            DcpJson.Default.DcpObjectEndpointSpec,
            ct).ConfigureAwait(false);

        var service = await client.WaitForAsync(DcpKind.Service, name, s => s.EffectivePort > 0, ct).ConfigureAwait(false);
        served.Endpoint.AllAllocatedEndpoints.AddOrUpdateAllocatedEndpoint(RunNetwork.Id, new AllocatedEndpoint(
            served.Endpoint,
            KnownHostNames.DefaultContainerTunnelHostName,
            service.Status!.EffectivePort!.Value,
            EndpointBindingMode.SingleAddress,
            served.TargetPortTemplate,
            RunNetwork.Id));
    }
}
