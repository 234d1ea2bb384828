using System.Net.Sockets;
using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Running;

/// <summary>
/// Workload → Aspire containers. A component without peers is itself the container; the replicas of peers, and all sidecars, are
/// children of it. In publish mode, where replicas are a number, every component is its own container.
/// </summary>
internal sealed class ContainerRenderer(IDistributedApplicationBuilder builder, IServiceProvider services)
{
    private readonly bool _runs = builder.ExecutionContext.IsRunMode;

    /// <summary>Renders all components.</summary>
    public IReadOnlyList<RunContainer> Render(IReadOnlyList<MonitoringResource> components)
    {
        var containers = components.SelectMany(Place).ToList();
        foreach (var container in containers)
        {
            RenderForAll(container);
        }

        if (_runs)
        {
            var locally = new LocalContainerRenderer(builder, services);
            containers.ForEach(locally.Render);
            foreach (var component in components.Where(component => component.Replication.HasPeers))
            {
                ComponentState.Add(builder, services, component);
            }

            StartOrder.Apply(builder, containers);
        }

        return containers;
    }

    private IEnumerable<RunContainer> Place(MonitoringResource component)
    {
        var hasReplicas = _runs && component.Replication.HasPeers;
        for (var ordinal = 0; ordinal < (hasReplicas ? component.Replication.Replicas : 1); ordinal++)
        {
            var workload = component.Describe(_runs ? RunAddressing.BeforeAllocation(ordinal) : new ManifestAddressing());
            RunContainer? main = null;
            foreach (var spec in workload.Containers)
            {
                var name = hasReplicas ? $"{spec.Name}-{ordinal}" : spec.Name;
                var resource = main is null && !hasReplicas ? (ContainerResource)component : AddChild(name, component, main?.Resource ?? component);
                var container = new RunContainer(component, ordinal, spec, main is null, resource) { Claims = workload.Claims };
                main ??= container;
                yield return container;
            }
        }
    }

    private ReplicaResource AddChild(string name, MonitoringResource component, ContainerResource parent)
    {
        var child = builder.AddResource(new ReplicaResource(name, component)).WithIconName(component.IconName).WithParentRelationship(parent);
        return child.Resource;
    }

    private void RenderForAll(RunContainer container)
    {
        var (owner, spec) = (container.Owner, container.Spec);
        var target = builder.CreateResourceBuilder(container.Resource)
            .WithImage(spec.Image.Name, spec.Image.Tag)
            .WithImageRegistry(spec.Image.Registry.Length == 0 ? null : spec.Image.Registry)
            .WithArgs([.. spec.Args]);
        if (spec.Image.Digest is { } digest)
        {
            target.WithImageSHA256(digest[(digest.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        }

        foreach (var variable in spec.Environment)
        {
            _ = variable.Value switch
            {
                LiteralValue literal => target.WithEnvironment(variable.Name, literal.Text),
                TunableValue value => target.WithEnvironment(variable.Name, value.Tunable.ToString()),
                SecretValue secret => target.WithEnvironment(variable.Name, builder.CreateResourceBuilder(owner.Secrets[secret.Secret])),
                ReplicaNameValue => target.WithEnvironment(variable.Name, container.Resource.Name),
                _ => throw new InvalidOperationException($"{variable.Value.GetType().Name} is no kind of environment value."),
            };
        }

        foreach (var port in spec.Ports.Where(port => !_runs || IsReachedFromThisMachine(spec, port)))
        {
            target.WithEndpoint(
                port: _runs && container.IsMain && owner.HostPorts.TryGetValue(port.Name, out var hostPort) ? hostPort + container.Ordinal : null,
                targetPort: port.Number,
                scheme: port.Scheme == "grpc" ? "http" : port.Scheme,
                name: port.Name,
                protocol: port.Transport == Transport.Udp ? ProtocolType.Udp : ProtocolType.Tcp);
        }
    }

    // Containers reach each other without an Aspire endpoint; each one costs a proxy on this machine.
    private static bool IsReachedFromThisMachine(ContainerSpec spec, Port port) =>
        port.Scheme is "http" or "https" || port == spec.Probes?.Readiness.Port;
}
