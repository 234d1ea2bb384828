using Aspire.Hosting.Orchestration;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

public partial class ResourceNotificationService
{
    /// <summary>Waits for everything that the resource's wait annotations name; throws when one of them can't come any more.</summary>
    public async Task WaitForDependenciesAsync(IResource resource, CancellationToken cancellationToken)
    {
        var waits = resource.Annotations.OfType<WaitAnnotation>().Where(w => w.Resource is not IResourceWithoutLifetime).ToArray();
        var pending = waits.SelectMany(w => w.Resource.GetResolvedResourceNames()).ToList();
        if (pending.Count == 0)
            return;

        try
        {
            await PublishWaitingForAsync(resource, pending).ConfigureAwait(false);
            await Task.WhenAll(waits.SelectMany(wait => wait.Resource.GetResolvedResourceNames().Select(async id =>
            {
                await WaitForDependencyAsync(resource, wait, id, cancellationToken).ConfigureAwait(false);
                string[] left;
                lock (pending)
                {
                    pending.Remove(id);
                    left = [.. pending];
                }

                await PublishWaitingForAsync(resource, left).ConfigureAwait(false);
            }))).ConfigureAwait(false);
        }
        catch (OperationCanceledException ex)
        {
            var failure = $"Resource '{resource.Name}' failed to wait for dependencies before the operation was cancelled.";
            throw new OperationCanceledException(Explain(failure, resource.Name), ex, ex.CancellationToken);
        }
    }

    private async Task WaitForDependencyAsync(IResource resource, WaitAnnotation wait, string id, CancellationToken cancellationToken)
    {
        var dependency = wait.Resource;
        var log = _logs.GetLogger(resource);
        var name = dependency.GetResolvedResourceNames().Length > 1 ? id : dependency.Name;
        if (wait.WaitType == WaitType.WaitForCompletion)
        {
            await WaitForCompletionAsync(resource, dependency, id, name, wait.ExitCode, log, cancellationToken).ConfigureAwait(false);
            return;
        }

        await WaitForRunningAsync(resource, dependency, id, name, wait.WaitBehavior ?? _defaultWaitBehavior, log, cancellationToken).ConfigureAwait(false);
        if (wait.WaitType == WaitType.WaitUntilHealthy)
        {
            if (dependency.HasAnnotationOfType<HealthCheckAnnotation>())
            {
                log.LogInformation("Waiting for resource '{ResourceName}' to become healthy.", name);
                await WaitAsync(
                    dependency.Name,
                    e => e.ResourceId == id && e.Snapshot.HealthStatus == HealthStatus.Healthy,
                    $"Resource '{name}' failed to become healthy before the operation was cancelled.",
                    cancellationToken).ConfigureAwait(false);
            }

            log.LogInformation("Waiting for resource ready to execute for '{ResourceName}'.", name);
            await WaitForReadyAsync(dependency.Name, name, id, cancellationToken).ConfigureAwait(false);
        }

        log.LogInformation("Finished waiting for resource '{ResourceName}'.", name);
    }

    private async Task WaitForRunningAsync(
        IResource resource, IResource dependency, string id, string name, WaitBehavior behavior, ILogger log, CancellationToken cancellationToken)
    {
        log.LogInformation("Waiting for resource '{ResourceName}' to enter the '{State}' state.", name, KnownResourceStates.Running);
        var stops = behavior == WaitBehavior.StopOnResourceUnavailable;
        var reached = await WaitAsync(
            dependency.Name,
            e => e.ResourceId == id && (e.Snapshot.State?.Text == KnownResourceStates.Running || (stops && IsUnavailable(e.Snapshot))),
            $"Resource '{name}' failed to reach the 'Running' state before the operation was cancelled.",
            cancellationToken).ConfigureAwait(false);
        var state = reached.Snapshot.State!.Text;
        if (state == KnownResourceStates.Running)
            return;

        if (state == KnownResourceStates.FailedToStart)
            throw FailedToStart(resource, name, log);

        log.LogError("Resource '{ResourceName}' has entered the '{State}' state prematurely.", name, state);
        throw new DistributedApplicationException(
            $"Resource '{resource.Name}' stopped waiting for dependency resource '{name}' because it entered the '{state}' state prematurely.");
    }

    private async Task WaitForCompletionAsync(
        IResource resource, IResource dependency, string id, string name, int exitCode, ILogger log, CancellationToken cancellationToken)
    {
        log.LogInformation("Waiting for resource '{ResourceName}' to complete.", name);
        var reached = await WaitAsync(
            dependency.Name,
            e => e.ResourceId == id && (KnownResourceStates.TerminalStates.Contains(e.Snapshot.State?.Text) || e.Snapshot.ExitCode is not null),
            $"Resource '{name}' failed to reach a terminal state before the operation was cancelled.",
            cancellationToken).ConfigureAwait(false);
        var (state, actual) = (reached.Snapshot.State?.Text, reached.Snapshot.ExitCode);
        if (state == KnownResourceStates.FailedToStart)
            throw FailedToStart(resource, name, log);

        if ((state == KnownResourceStates.Finished || state == KnownResourceStates.Exited) && actual is not null && actual != exitCode)
        {
            log.LogError("Resource '{ResourceName}' has entered the '{State}' state with exit code '{ExitCode}' expected '{ExpectedExitCode}'.", name, state, actual, exitCode);
            throw new DistributedApplicationException(
                $"Resource '{resource.Name}' stopped waiting for dependency resource '{name}' because it entered the '{state}' state " +
                $"with exit code '{actual}', expected '{exitCode}'.");
        }

        log.LogInformation("Finished waiting for resource '{ResourceName}'.", name);
    }

    private static DistributedApplicationException FailedToStart(IResource resource, string name, ILogger log)
    {
        log.LogError("Dependency resource '{ResourceName}' failed to start.", name);
        return new DistributedApplicationException(
            $"Resource '{resource.Name}' stopped waiting for dependency resource '{name}' because it failed to start.");
    }

    private Task PublishWaitingForAsync(IResource resource, IEnumerable<string> names)
    {
        var waitingFor = names.Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        if (waitingFor.Length == 0)
        {
            return PublishUpdateAsync(resource, s => s with
            {
                Properties = s.Properties.RemoveAll(p => p.Name == KnownProperties.Resource.WaitingFor),
            });
        }

        // Nobody has asked an explicitly started resource to start yet, so it does not wait; one without an engine never will be asked.
        var fromNotStarted = !resource.HasAnnotationOfType<ExplicitStartupAnnotation>() || !resource.HasAnnotationOfType<DcpInstancesAnnotation>();
        return PublishUpdateAsync(resource, s => s.State?.Text is var state
            && (state is null || state == KnownResourceStates.Starting || state == KnownResourceStates.Waiting
                || (fromNotStarted && state == KnownResourceStates.NotStarted))
            ? s with
            {
                State = KnownResourceStates.Waiting,
                Properties = s.Properties.With(KnownProperties.Resource.WaitingFor, waitingFor),
            }
            : s);
    }
}
