using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Orchestration;

/// <summary>What follows from a state that the engine reports: children have the state of their container, and a stop is an event.</summary>
internal sealed class StatePropagation(
    DistributedApplicationModel model,
    ResourceNotificationService notifications,
    ResourceLoggerService logs,
    IDistributedApplicationEventing eventing,
    IServiceProvider services) : ResourceObserver(notifications)
{
    private readonly Hierarchy _hierarchy = new(model);
    private readonly Dictionary<string, string?> _states = [];

    protected override async Task ObserveAsync(ResourceEvent update, CancellationToken stoppingToken)
    {
        var state = update.Snapshot.State?.Text;
        var before = _states.GetValueOrDefault(update.ResourceId);
        if (!update.Resource.RunsInEngine() || state == before)
            return;

        _states[update.ResourceId] = state;
        var dependents = _hierarchy.Dependents(update.Resource).ToArray();
        if (update.Resource.IsContainer())
            await PropagateAsync(dependents, update.Snapshot).ConfigureAwait(false);

        if (KnownResourceStates.TerminalStates.Contains(state) && !KnownResourceStates.TerminalStates.Contains(before))
        {
            foreach (var stopped in dependents.Prepend(update.Resource))
                await AnnounceStopAsync(stopped, update, stoppingToken).ConfigureAwait(false);
        }
    }

    /// <summary>A handler that fails must not keep the states of other resources from going on.</summary>
    private async Task AnnounceStopAsync(IResource resource, ResourceEvent update, CancellationToken ct)
    {
        try
        {
            await eventing.PublishAsync(new ResourceStoppedEvent(resource, services, update), ct).ConfigureAwait(false);
        }
        catch (Exception ex) when (!ct.IsCancellationRequested)
        {
            logs.GetLogger(resource).LogError(ex, "A handler of the stop of resource '{ResourceName}' failed.", resource.Name);
        }
    }

    private async Task PropagateAsync(IResource[] dependents, CustomResourceSnapshot ofContainer)
    {
        foreach (var dependent in dependents)
        {
            await Notifications.PublishUpdateAsync(dependent, s => s with
            {
                State = ofContainer.State?.Text,
                StartTimeStamp = ofContainer.StartTimeStamp,
                StopTimeStamp = ofContainer.StopTimeStamp,
            }).ConfigureAwait(false);
        }
    }
}
