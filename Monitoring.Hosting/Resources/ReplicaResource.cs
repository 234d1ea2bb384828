namespace Monitoring.Hosting;

/// <summary>One container of a monitoring component in a local run: a replica, or the sidecar of one.</summary>
/// <param name="name">The name of the resource, for instance <c>prometheus-0</c>.</param>
/// <param name="component">The component it belongs to.</param>
public sealed class ReplicaResource(string name, MonitoringResource component) : ContainerResource(name)
{
    /// <summary>The component it belongs to.</summary>
    public MonitoringResource Component { get; } = component;
}
