using Monitoring.Hosting.Model;

namespace Monitoring.Hosting;

/// <summary>An endpoint of any resource of the app host: a container, a project, an executable.</summary>
/// <param name="Reference">The endpoint.</param>
public sealed record AspireEndpoint(EndpointReference Reference) : ExternalEndpoint($"{Reference.Resource.Name}/{Reference.EndpointName}")
{
    // What .NET's images listen on, and so the port of a published project that names no other.
    private const int DefaultProjectPort = 8080;

    /// <summary>The port inside the container once the resource is published; null: nobody knows it before.</summary>
    public int? ContainerPort => Reference.TargetPort ?? (Reference.Resource is ProjectResource ? DefaultProjectPort : null);

    /// <inheritdoc />
    public override WorkloadEndpoint? Published => ComponentAnnotation.Find(Reference);

    /// <summary>Equal when they name the same endpoint of the same resource.</summary>
    public bool Equals(AspireEndpoint? other) => other is not null && Name == other.Name;

    /// <inheritdoc />
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}
