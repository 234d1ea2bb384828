using Monitoring.Tests.Containers;

namespace Monitoring.Tests.Publishing.Kubernetes.Judging.Published;

/// <summary>A container network of a test's own, with DNS.</summary>
internal sealed class ContainerNetwork : IAsyncDisposable
{
    private ContainerNetwork(string name) => Name = name;

    public string Name { get; }

    public static async Task<ContainerNetwork> CreateAsync()
    {
        var network = new ContainerNetwork($"monitoring-tests-{Guid.NewGuid():N}");
        await Docker.RunAsync("network", "create", network.Name);
        return network;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await Docker.RunAsync("network", "rm", Name);
}
