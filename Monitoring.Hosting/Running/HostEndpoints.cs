using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Running;

/// <summary>The endpoints of processes on the host that a component connects to. Their addresses are known once they are allocated.</summary>
internal static class HostEndpoints
{
    /// <summary>The endpoints, each once.</summary>
    public static IEnumerable<AspireEndpoint> Of(MonitoringResource component) =>
        component.Flows.Select(flow => flow.To).OfType<AspireEndpoint>().Where(RunAddressing.IsOnHost).Distinct();

    /// <summary>Describes a container again, with the addresses it can reach processes on the host at.</summary>
    public static async Task<ContainerSpec> DescribeAsync(RunContainer container, CancellationToken cancellationToken)
    {
        var addresses = new Dictionary<string, string>();
        foreach (var endpoint in Of(container.Owner))
        {
            var context = new ValueProviderContext { Caller = container.Resource };
            addresses[endpoint.Name] = await endpoint.Reference.Property(EndpointProperty.HostAndPort).GetValueAsync(context, cancellationToken)
                ?? throw new InvalidOperationException($"Endpoint '{endpoint.Name}' has no address that {container.Resource.Name} could reach.");
        }

        var workload = container.Owner.Describe(new RunAddressing(container.Ordinal, addresses));
        return workload.Containers.Single(spec => spec.Name == container.Spec.Name);
    }
}
