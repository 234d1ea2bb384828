using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Running;

/// <summary>
/// Derives the start order from flows: whoever uses a component waits until it is healthy. Nothing waits for what starts on request only.
/// </summary>
internal static class StartOrder
{
    /// <summary>Adds the waits.</summary>
    public static void Apply(IDistributedApplicationBuilder builder, IReadOnlyList<RunContainer> containers)
    {
        foreach (var container in containers)
        {
            var target = builder.CreateResourceBuilder(container.Resource);
            foreach (var dependency in Dependencies(container, containers).Distinct())
            {
                target.WaitFor(builder.CreateResourceBuilder(dependency));
            }
        }
    }

    private static IEnumerable<IResource> Dependencies(RunContainer container, IReadOnlyList<RunContainer> containers)
    {
        if (!container.IsMain)
        {
            yield return containers.First(main => main.IsMain && main.Owner == container.Owner && main.Ordinal == container.Ordinal).Resource;
        }

        foreach (var flow in container.Owner.Flows.Where(flow => flow.Kind == FlowKind.Uses && flow.To.IsEnabled))
        {
            switch (flow.To)
            {
                case WorkloadEndpoint endpoint:
                    foreach (var used in containers.Where(used => used.Owner == endpoint.Workload && used.Spec.Name == endpoint.Container && !used.StartsOnRequest))
                    {
                        yield return used.Resource;
                    }

                    break;
                case AspireEndpoint { Reference.Resource: var resource } when !resource.Annotations.OfType<ExplicitStartupAnnotation>().Any():
                    yield return resource;
                    break;
            }
        }
    }
}
