using Microsoft.Extensions.Logging;

namespace Monitoring.Hosting.Running;

/// <summary>Tells in the app host's output where the components that people visit are, as soon as their ports are known.</summary>
internal static class AddressLog
{
    /// <summary>Adds a line for every port that has a place of its own on this machine.</summary>
    public static void Add(IDistributedApplicationBuilder builder, IReadOnlyList<RunContainer> containers, ILogger logger)
    {
        foreach (var container in containers.Where(container => container.IsMain && !container.StartsOnRequest))
        {
            builder.Eventing.Subscribe<ResourceEndpointsAllocatedEvent>(container.Resource, (_, _) =>
            {
                foreach (var port in container.Owner.HostPorts.Keys)
                {
                    logger.LogInformation("{Resource} is at {Url}", container.Resource.Name, new EndpointReference(container.Resource, port).Url);
                }

                return Task.CompletedTask;
            });
        }
    }
}
