using System.Collections.Concurrent;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration;

namespace Offline.Tests;

/// <summary>An engine whose resources run as soon as they are created, unless the test decides otherwise.</summary>
internal sealed class FakeEngine(DistributedApplicationModel model, ResourceNotificationService notifications) : IResourceEngine
{
    private const int FirstPort = 20000;

    private readonly ConcurrentQueue<string> _calls = new();

    public IReadOnlyList<string> Calls => [.. _calls];

    /// <summary>Resources that can't be created, and why.</summary>
    public Dictionary<string, string> Broken { get; } = [];

    public bool IsOpen { get; private set; }

    public void Open() => IsOpen = true;

    public Task StartAsync(CancellationToken ct)
    {
        var port = FirstPort;
        foreach (var resource in model.Resources.Where(r => r.RunsInEngine()))
        {
            foreach (var endpoint in resource.Annotations.OfType<EndpointAnnotation>())
            {
                endpoint.AllocatedEndpoint = new AllocatedEndpoint(endpoint, "localhost", endpoint.Port ?? port++);
                var network = KnownNetworkIdentifiers.DefaultAspireContainerNetwork;
                endpoint.AllAllocatedEndpoints.AddOrUpdateAllocatedEndpoint(network, new AllocatedEndpoint(
                    endpoint, resource.Name, endpoint.TargetPort!.Value, EndpointBindingMode.SingleAddress, null, network));
            }
        }

        return Task.CompletedTask;
    }

    public Task CreateAsync(IResource resource, CancellationToken ct)
    {
        _calls.Enqueue($"create {resource.Name}");
        return Broken.TryGetValue(resource.Name, out var reason)
            ? throw new InvalidOperationException(reason)
            : PublishAsync(resource, KnownResourceStates.Running);
    }

    public Task StopAsync(IResource resource, CancellationToken ct)
    {
        _calls.Enqueue($"stop {resource.Name}");
        return PublishAsync(resource, KnownResourceStates.Exited);
    }

    public Task ShutdownAsync(CancellationToken ct)
    {
        IsOpen = false;
        _calls.Enqueue("shutdown");
        return Task.CompletedTask;
    }

    private Task PublishAsync(IResource resource, string state) => notifications.PublishUpdateAsync(resource, s => s with { State = state });
}
