using Monitoring.Hosting.Model;

namespace Monitoring.Hosting;

/// <summary>
/// Says as which component a resource is published that Aspire itself runs: a project, or a container of another package.
/// </summary>
/// <param name="component">The component.</param>
/// <param name="ports">Its ports, by the names of the resource's endpoints.</param>
public sealed class ComponentAnnotation(IComponent component, params IReadOnlyList<Port> ports) : IResourceAnnotation
{
    /// <summary>The component.</summary>
    public IComponent Component { get; } = component;

    /// <summary>The component that a resource is, or is published as; null: none of ours.</summary>
    /// <param name="resource">The resource.</param>
    public static IComponent? Of(IResource resource) => resource as IComponent ?? AnnotationOf(resource)?.Component;

    /// <summary>The port behind an endpoint of a resource; null: the resource is not published as a component.</summary>
    internal static WorkloadEndpoint? Find(EndpointReference endpoint) => AnnotationOf(endpoint.Resource)?.Find(endpoint.EndpointName);

    private static ComponentAnnotation? AnnotationOf(IResource resource) => resource.Annotations.OfType<ComponentAnnotation>().LastOrDefault();

    private WorkloadEndpoint? Find(string endpoint) =>
        ports.FirstOrDefault(port => port.Name == endpoint) is { } port ? new(Component, Component.Name, port) : null;
}
