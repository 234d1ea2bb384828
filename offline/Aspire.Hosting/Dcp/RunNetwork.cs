using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Dcp;

/// <summary>The one network of a run, on which all its containers meet.</summary>
internal static class RunNetwork
{
    private const int NameLimit = 32;

    public static NetworkIdentifier Id => KnownNetworkIdentifiers.DefaultAspireContainerNetwork;

    /// <summary>Returns when the network exists, or could not be made.</summary>
    public static async Task CreateAsync(
        DcpClient client, DistributedApplicationModel model, IConfiguration configuration, IHostEnvironment environment, CancellationToken ct)
    {
        // A container that outlives the run needs its network to do so, under a name that the next run finds.
        var persistent = model.Resources.Any(IsPersistent);
        var name = persistent
            ? $"aspire-persistent-network-{EngineResources.SuffixOfApplication(configuration)}"
            : $"aspire-session-network-{EngineResources.RandomSuffix()}";
        var application = Short(environment.ApplicationName);
        var network = new NetworkSpec(application.Length == 0 ? name : $"{name}-{application}", persistent ? true : null);
        await client.CreateAsync(DcpKind.Network, new DcpMetadata { Name = Id.Value }, network, DcpJson.Default.DcpObjectNetworkSpec, ct).ConfigureAwait(false);
        await FindAsync(client, ct).ConfigureAwait(false);
    }

    public static Task<DcpReport> FindAsync(DcpClient client, CancellationToken ct) =>
        client.WaitForAsync(DcpKind.Network, Id.Value, status => status.State is "Running" or "FailedToStart", ct);

    public static bool IsPersistent(IResource resource) =>
        resource.TryGetLastAnnotation<ContainerLifetimeAnnotation>(out var lifetime) && lifetime.Lifetime == ContainerLifetime.Persistent;

    private static string Short(string applicationName)
    {
        const string AppHost = "AppHost";
        var name = applicationName.Length > AppHost.Length && applicationName.EndsWith(AppHost, StringComparison.OrdinalIgnoreCase)
            ? applicationName[..^AppHost.Length].TrimEnd('.')
            : applicationName;
        return new string([.. name.Where(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.').Take(NameLimit)]);
    }
}
