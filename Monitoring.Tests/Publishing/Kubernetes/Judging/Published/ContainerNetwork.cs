using Monitoring.Tests.Containers;

namespace Monitoring.Tests.Publishing.Kubernetes.Judging.Published;

/// <summary>A container network of a test's own, with DNS, where addresses are known before anything starts.</summary>
internal sealed class ContainerNetwork : IAsyncDisposable
{
    private const int Attempts = 20;

    private readonly string _prefix;

    private ContainerNetwork(string name, string prefix) => (Name, _prefix) = (name, prefix);

    public string Name { get; }

    /// <summary>The address of a replica.</summary>
    public string AddressOf(int ordinal) => $"{_prefix}.{10 + ordinal}";

    /// <summary>The engine's arguments that make a container a replica, under the name that its headless Service gives it.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="ordinal">Which replica it is.</param>
    /// <param name="address">Its address. Default: that of the ordinal.</param>
    public string[] Join(Pod pod, int ordinal, string? address = null) =>
    [
        "--network", Name, "--ip", address ?? AddressOf(ordinal), "--hostname", $"{pod.Owner.Name}-{ordinal}",
        "--network-alias", $"{pod.Owner.Name}-{ordinal}.{pod.Owner.Json.Text("spec/serviceName")}.{pod.Namespace}.svc",
    ];

    /// <summary>Creates a network in a range that no other has.</summary>
    public static async Task<ContainerNetwork> CreateAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            var network = new ContainerNetwork($"monitoring-tests-{Guid.NewGuid():N}", $"10.{Random.Shared.Next(180, 250)}.{Random.Shared.Next(256)}");
            try
            {
                await Docker.RunAsync("network", "create", "--subnet", $"{network._prefix}.0/24", network.Name);
                return network;
            }
            catch (InvalidOperationException taken) when (attempt < Attempts && taken.Message.Contains("overlap", StringComparison.Ordinal))
            {
                // Another network has the range: the next attempt draws another one.
            }
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await Docker.RunAsync("network", "rm", Name);
}
