using System.Diagnostics.CodeAnalysis;
using Aspire.Hosting.Orchestration;

namespace Aspire.Hosting.ApplicationModel;

public static partial class ResourceExtensions
{
    public static bool TryGetLastAnnotation<T>(this IResource resource, [NotNullWhen(true)] out T? annotation)
        where T : IResourceAnnotation
    {
        annotation = resource.Annotations.OfType<T>().LastOrDefault();
        return annotation is not null;
    }

    public static bool TryGetAnnotationsOfType<T>(this IResource resource, [NotNullWhen(true)] out IEnumerable<T>? result)
        where T : IResourceAnnotation
    {
        var found = resource.Annotations.OfType<T>().ToArray();
        result = found.Length > 0 ? found : null;
        return result is not null;
    }

    public static bool HasAnnotationOfType<T>(this IResource resource)
        where T : IResourceAnnotation => resource.Annotations.OfType<T>().Any();

    public static bool TryGetEnvironmentVariables(
        this IResource resource, [NotNullWhen(true)] out IEnumerable<EnvironmentCallbackAnnotation>? environmentVariables) =>
        resource.TryGetAnnotationsOfType(out environmentVariables);

    public static bool TryGetContainerMounts(
        this IResource resource, [NotNullWhen(true)] out IEnumerable<ContainerMountAnnotation>? volumeMounts) =>
        resource.TryGetAnnotationsOfType(out volumeMounts);

    public static bool TryGetUrls(this IResource resource, [NotNullWhen(true)] out IEnumerable<ResourceUrlAnnotation>? urls) =>
        resource.TryGetAnnotationsOfType(out urls);

    public static bool TryGetEndpoints(this IResource resource, [NotNullWhen(true)] out IEnumerable<EndpointAnnotation>? endpoints) =>
        resource.TryGetAnnotationsOfType(out endpoints);

    public static IEnumerable<EndpointReference> GetEndpoints(this IResourceWithEndpoints resource) =>
        resource.Annotations.OfType<EndpointAnnotation>().Select(e => new EndpointReference(resource, e));

    public static IEnumerable<EndpointReference> GetEndpoints(this IResourceWithEndpoints resource, NetworkIdentifier contextNetworkId) =>
        resource.Annotations.OfType<EndpointAnnotation>().Select(e => new EndpointReference(resource, e, contextNetworkId));

    public static EndpointReference GetEndpoint(this IResourceWithEndpoints resource, string endpointName) =>
        FindEndpoint(resource, endpointName) is { } endpoint
            ? new EndpointReference(resource, endpoint)
            : new EndpointReference(resource, endpointName);

    public static EndpointReference GetEndpoint(
        this IResourceWithEndpoints resource, string endpointName, NetworkIdentifier contextNetworkId) =>
        FindEndpoint(resource, endpointName) is { } endpoint
            ? new EndpointReference(resource, endpoint, contextNetworkId)
            : new EndpointReference(resource, endpointName, contextNetworkId);

    public static bool TryGetContainerImageName(this IResource resource, [NotNullWhen(true)] out string? imageName)
    {
        imageName = null;
        if (resource.TryGetLastAnnotation<ContainerImageAnnotation>(out var image))
        {
            var registry = string.IsNullOrEmpty(image.Registry) ? "" : $"{image.Registry}/";
            var version = !string.IsNullOrEmpty(image.SHA256) ? $"@sha256:{image.SHA256}"
                : !string.IsNullOrEmpty(image.Tag) ? $":{image.Tag}"
                : "";
            imageName = $"{registry}{image.Image}{version}";
        }

        return imageName is not null;
    }

    public static int GetReplicaCount(this IResource resource) =>
        resource.TryGetLastAnnotation<ReplicaAnnotation>(out var replicas) ? replicas.Replicas : 1;

    public static bool IsExcludedFromPublish(this IResource resource) =>
        resource.TryGetLastAnnotation<ManifestPublishingCallbackAnnotation>(out var publishing)
        && publishing == ManifestPublishingCallbackAnnotation.Ignore;

    internal static NetworkIdentifier GetDefaultResourceNetwork(this IResource resource) =>
        resource.IsContainer() ? KnownNetworkIdentifiers.DefaultAspireContainerNetwork : KnownNetworkIdentifiers.LocalhostNetwork;

    /// <summary>The resource ids: the engine's instances, or the name of a resource that the engine does not run.</summary>
    internal static string[] GetResolvedResourceNames(this IResource resource) =>
        resource.TryGetLastAnnotation<DcpInstancesAnnotation>(out var engine) && !engine.Instances.IsEmpty
            ? [.. engine.Instances.Select(i => i.Name)]
            : [resource.Name];

    internal static string GetResourceType(this IResource resource) => resource switch
    {
        ProjectResource => KnownResourceTypes.Project,
        ContainerResource => KnownResourceTypes.Container,
        ExecutableResource when resource.HasAnnotationOfType<IProjectMetadata>() => KnownResourceTypes.Project,
        ExecutableResource => KnownResourceTypes.Executable,
        ParameterResource => KnownResourceTypes.Parameter,
        ConnectionStringResource => KnownResourceTypes.ConnectionString,
        _ => resource.GetType().Name,
    };

    private static EndpointAnnotation? FindEndpoint(IResource resource, string name) => resource.Annotations
        .OfType<EndpointAnnotation>()
        .FirstOrDefault(e => string.Equals(e.Name, name, StringComparison.OrdinalIgnoreCase));
}
