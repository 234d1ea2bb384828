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

    public static Task CreateAsync(
        DcpClient client, DistributedApplicationModel model, IConfiguration configuration, IHostEnvironment environment, CancellationToken ct)
    {
        // A container that outlives the run needs its network to do so, under a name that the next run finds.
        var persistent = model.Resources.Any(IsPersistent);
        var name = persistent
            ? $"aspire-persistent-network-{EngineResources.SuffixOfApplication(configuration)}"
            : $"aspire-session-network-{EngineResources.RandomSuffix()}";
        var application = Short(environment.ApplicationName);
        var network = new NetworkSpec(application.Length == 0 ? name : $"{name}-{application}", persistent ? true : null);
        return client.CreateAsync(DcpKind.Network, new DcpMetadata { Name = Id.Value }, network, DcpJson.Default.DcpObjectNetworkSpec, ct);
    }

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
