using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

public static class DistributedApplicationHostingTestingExtensions
{
    public static HttpClient CreateHttpClient(this DistributedApplication app, string resourceName, string? endpointName = null)
    {
        ArgumentNullException.ThrowIfNull(app);
        var client = app.Services.GetRequiredService<IHttpClientFactory>().CreateClient();
        client.BaseAddress = app.GetEndpoint(resourceName, endpointName);
        return client;
    }

    public static ValueTask<string?> GetConnectionStringAsync(
        this DistributedApplication app, string resourceName, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(app);
        return Find(app, resourceName) is IResourceWithConnectionString resource
            ? resource.GetConnectionStringAsync(cancellationToken)
            : throw new ArgumentException($"Resource '{resourceName}' does not expose a connection string.", nameof(resourceName));
    }

    public static Uri GetEndpoint(this DistributedApplication app, string resourceName, string? endpointName = null) =>
        app.GetEndpointForNetwork(resourceName, null, endpointName);

    public static Uri GetEndpointForNetwork(
        this DistributedApplication app, string resourceName, NetworkIdentifier? networkIdentifier, string? endpointName = null)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (Find(app, resourceName) is not IResourceWithEndpoints resource)
            throw new ArgumentException($"Resource '{resourceName}' has no allocated endpoints.", nameof(resourceName));

        string[] names = string.IsNullOrEmpty(endpointName) ? ["https", "http"] : [endpointName];
        var endpoint = names
            .Select(n => resource.GetEndpoint(n, networkIdentifier ?? KnownNetworkIdentifiers.LocalhostNetwork))
            .FirstOrDefault(e => e.IsAllocated)
            ?? throw new ArgumentException($"Endpoint '{endpointName}' for resource '{resourceName}' not found.", nameof(endpointName));
        return new Uri(endpoint.Url);
    }

    private static IResource Find(DistributedApplication app, string resourceName)
    {
        ArgumentException.ThrowIfNullOrEmpty(resourceName);
        if (!app.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.IsCancellationRequested)
            throw new InvalidOperationException("The application must be started before resolving endpoints or connection strings.");

        return app.Services.GetRequiredService<DistributedApplicationModel>().Resources.TryGetByName(resourceName, out var resource)
            ? resource
            : throw new ArgumentException($"Resource '{resourceName}' not found.", nameof(resourceName));
    }
}
