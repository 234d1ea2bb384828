using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Orchestration;

/// <summary>The links of a resource: its endpoints, the ones given, and what its callbacks make of them.</summary>
internal sealed class ResourceUrls(
    ResourceNotificationService notifications, ResourceLoggerService logs, DistributedApplicationExecutionContext executionContext)
{
    public async Task PublishAsync(IResource resource, CancellationToken ct)
    {
        try
        {
            await ComputeAsync(resource, ct).ConfigureAwait(false);
        }
        catch (Exception ex) when (ex is not OperationCanceledException)
        {
            // A link that can't be made is no reason not to start.
            logs.GetLogger(resource).LogError(ex, "An error occurred while processing URLs for resource '{ResourceName}': {Message}", resource.Name, ex.Message);
        }

        await notifications.PublishUpdateAsync(resource, s => s with { Urls = Snapshots(resource) }).ConfigureAwait(false);
    }

    /// <summary>Links to endpoints are inactive until the engine reports that somebody listens there.</summary>
    public static ImmutableArray<UrlSnapshot> Snapshots(IResource resource) =>
    [
        .. resource.Annotations.OfType<ResourceUrlAnnotation>().Select(url => new UrlSnapshot(
            url.Endpoint?.EndpointName, url.Url, IsInternal: url.DisplayLocation == UrlDisplayLocation.DetailsOnly)
        {
            IsInactive = url.Endpoint is not null,
#pragma warning disable CS0618 // Still honoured where somebody sets it.
            DisplayProperties = new(url.DisplayText ?? "", url.DisplayOrder ?? 0),
#pragma warning restore CS0618
        }),
    ];

    private async Task ComputeAsync(IResource resource, CancellationToken ct)
    {
        var given = resource.Annotations.OfType<ResourceUrlAnnotation>().ToArray();
        List<ResourceUrlAnnotation> urls = [.. EndpointUrls(resource), .. given];
        var context = new ResourceUrlsCallbackContext(executionContext, resource, urls, ct) { Logger = logs.GetLogger(resource) };
        foreach (var annotation in resource.Annotations.OfType<ResourceUrlsCallbackAnnotation>())
            await annotation.Callback(context).ConfigureAwait(false);

        foreach (var url in urls.Where(u => u.Url.StartsWith('/') && u.Endpoint is { IsAllocated: true }))
            url.Url = url.Endpoint!.Url.TrimEnd('/') + url.Url;

        foreach (var before in given)
            resource.Annotations.Remove(before);

        urls.ForEach(resource.Annotations.Add);
    }

    private static IEnumerable<ResourceUrlAnnotation> EndpointUrls(IResource resource)
    {
        if (resource is not IResourceWithEndpoints owner)
            yield break;

        foreach (var endpoint in resource.Annotations.OfType<EndpointAnnotation>())
        {
            if (endpoint.AllocatedEndpoint is not { } allocated)
                continue;

            var reference = new EndpointReference(owner, endpoint, endpoint.DefaultNetworkID);
            yield return new ResourceUrlAnnotation { Url = allocated.UriString, Endpoint = reference };

            // Bound to more than the address people use, it can also be reached by another name.
            var single = allocated.BindingMode == EndpointBindingMode.SingleAddress;
            var other = single ? endpoint.TargetHost : Environment.MachineName;
            if (!single || !string.Equals(allocated.Address, other, StringComparison.OrdinalIgnoreCase))
                yield return new ResourceUrlAnnotation { Url = $"{allocated.UriScheme}://{other}:{allocated.Port}", Endpoint = reference };
        }
    }
}
