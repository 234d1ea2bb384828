using System.Collections.Concurrent;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Orchestration;

/// <summary>What follows from a state that the engine reports: children have the state of their container, and a stop is an event.</summary>
internal sealed class StatePropagation(
    DistributedApplicationModel model,
    ResourceNotificationService notifications,
    IDistributedApplicationEventing eventing,
    IServiceProvider services) : BackgroundService
{
    private readonly Hierarchy _hierarchy = new(model);
    private readonly ConcurrentDictionary<string, string?> _states = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var update in notifications.WatchAsync(stoppingToken).ConfigureAwait(false))
        {
            var state = update.Snapshot.State?.Text;
            var before = _states.GetValueOrDefault(update.ResourceId);
            if (!update.Resource.RunsInEngine() || state == before)
                continue;

            _states[update.ResourceId] = state;
            var dependents = _hierarchy.Dependents(update.Resource).ToArray();
            if (update.Resource.IsContainer())
                await PropagateAsync(dependents, update.Snapshot).ConfigureAwait(false);

            if (KnownResourceStates.TerminalStates.Contains(state) && !KnownResourceStates.TerminalStates.Contains(before))
            {
                foreach (var stopped in dependents.Prepend(update.Resource))
                    await eventing.PublishAsync(new ResourceStoppedEvent(stopped, services, update), stoppingToken).ConfigureAwait(false);
            }
        }
    }

    private async Task PropagateAsync(IResource[] dependents, CustomResourceSnapshot ofContainer)
    {
        foreach (var dependent in dependents)
        {
            await notifications.PublishUpdateAsync(dependent, s => s with
            {
                State = ofContainer.State?.Text,
                StartTimeStamp = ofContainer.StartTimeStamp,
                StopTimeStamp = ofContainer.StopTimeStamp,
            }).ConfigureAwait(false);
        }
    }
}
