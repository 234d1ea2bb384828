using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Orchestration;

/// <summary>A resource waits for its dependencies, or until somebody starts it by hand, which takes it out of the waiting state.</summary>
internal sealed class DependencyWait(ResourceNotificationService notifications)
{
    public async Task WaitAsync(IResource resource, CancellationToken cancellationToken)
    {
        if (!resource.HasAnnotationOfType<WaitAnnotation>())
            return;

        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var waiting = new HashSet<string>();
        // Watching comes first: dependencies that are there already would be waited for before anybody looks.
        var released = notifications.WaitForResourceAsync(resource.Name, e => IsReleased(e, waiting), done.Token);
        try
        {
            var finished = await Task.WhenAny(notifications.WaitForDependenciesAsync(resource, done.Token), released).ConfigureAwait(false);
            await finished.ConfigureAwait(false);
        }
        finally
        {
            await done.CancelAsync().ConfigureAwait(false);
        }
    }

    private static bool IsReleased(ResourceEvent update, HashSet<string> waiting)
    {
        if (update.Snapshot.State?.Text != KnownResourceStates.Waiting)
            return waiting.Contains(update.ResourceId);

        waiting.Add(update.ResourceId);
        return false;
    }
}
