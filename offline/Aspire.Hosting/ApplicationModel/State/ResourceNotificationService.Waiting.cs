using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

public partial class ResourceNotificationService
{
    public Task WaitForResourceAsync(string resourceName, string? targetState = null, CancellationToken cancellationToken = default) =>
        WaitForResourceAsync(resourceName, [string.IsNullOrEmpty(targetState) ? KnownResourceStates.Running : targetState], cancellationToken);

    public async Task<string> WaitForResourceAsync(
        string resourceName, IEnumerable<string> targetStates, CancellationToken cancellationToken = default)
    {
        var states = targetStates.ToArray();
        var reached = await WaitAsync(
            resourceName,
            e => e.Snapshot.State?.Text is { Length: > 0 } state && states.Contains(state, StringComparer.OrdinalIgnoreCase),
            $"Resource '{resourceName}' failed to reach one of the target states: [{string.Join(", ", states)}] before the operation was cancelled.",
            cancellationToken).ConfigureAwait(false);
        return reached.Snapshot.State!.Text;
    }

    public Task<ResourceEvent> WaitForResourceAsync(
        string resourceName, Func<ResourceEvent, bool> predicate, CancellationToken cancellationToken = default) =>
        WaitAsync(
            resourceName,
            predicate,
            $"Resource '{resourceName}' failed to meet the predicate condition before the operation was cancelled.",
            cancellationToken);

    public Task<ResourceEvent> WaitForResourceHealthyAsync(string resourceName, CancellationToken cancellationToken = default) =>
        WaitForResourceHealthyAsync(resourceName, _defaultWaitBehavior, cancellationToken);

    public async Task<ResourceEvent> WaitForResourceHealthyAsync(
        string resourceName, WaitBehavior waitBehavior, CancellationToken cancellationToken = default)
    {
        if (waitBehavior == WaitBehavior.StopOnResourceUnavailable
            && !TryGetCurrentState(resourceName, out _)
            && _services.GetService<DistributedApplicationModel>() is { } model
            && !model.Resources.Any(r => IsNamed(r, resourceName)))
        {
            throw new DistributedApplicationException($"Stopped waiting for resource '{resourceName}' to become healthy because it does not exist in the application model.");
        }

        var reached = await WaitAsync(
            resourceName,
            e => e.Snapshot.HealthStatus == HealthStatus.Healthy
                || (waitBehavior == WaitBehavior.StopOnResourceUnavailable && IsUnavailable(e.Snapshot)),
            $"Resource '{resourceName}' failed to become healthy before the operation was cancelled.",
            cancellationToken).ConfigureAwait(false);
        if (reached.Snapshot.HealthStatus != HealthStatus.Healthy)
        {
            _logger.LogError("Stopped waiting for resource '{ResourceName}' to become healthy because it failed to start.", resourceName);
            throw new DistributedApplicationException($"Stopped waiting for resource '{resourceName}' to become healthy because it failed to start.");
        }

        return await WaitForReadyAsync(resourceName, resourceName, reached.ResourceId, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits until an instance is ready, and for the handlers of its <see cref="ResourceReadyEvent"/>: they may fail.</summary>
    private async Task<ResourceEvent> WaitForReadyAsync(string name, string displayName, string resourceId, CancellationToken cancellationToken)
    {
        var ready = await WaitAsync(
            name,
            e => e.ResourceId == resourceId && e.Snapshot.ResourceReadyEvent is not null,
            $"Resource '{displayName}' failed to execute the resource ready event before the operation was cancelled.",
            cancellationToken).ConfigureAwait(false);
        await ready.Snapshot.ResourceReadyEvent!.EventTask.WaitAsync(cancellationToken).ConfigureAwait(false);
        return ready;
    }

    private static bool IsUnavailable(CustomResourceSnapshot snapshot) =>
        snapshot.State?.Text is { } state
        && (KnownResourceStates.TerminalStates.Contains(state) || state == KnownResourceStates.RuntimeUnhealthy);

    private async Task<ResourceEvent> WaitAsync(
        string resourceName, Func<ResourceEvent, bool> predicate, string failure, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(_disposing.Token, cancellationToken);
        try
        {
            await foreach (var update in WatchAsync(ending.Token).ConfigureAwait(false))
            {
                if (IsNamed(update.Resource, resourceName) && predicate(update))
                    return update;
            }
        }
        catch (OperationCanceledException ex)
        {
            throw new OperationCanceledException(Explain(failure, resourceName), ex, ex.CancellationToken);
        }

        throw new OperationCanceledException(Explain(failure, resourceName));
    }

    /// <summary>Why a wait was in vain: the state at its end, the failing health checks, and what the resource itself waits for.</summary>
    private string Explain(string failure, string resourceName)
    {
        var text = new StringBuilder().AppendLine(failure);
        if (!TryGetCurrentState(resourceName, out var current))
            return text.Append(CultureInfo.InvariantCulture, $"Unable to retrieve current state for resource '{resourceName}'.").ToString();

        var snapshot = current.Snapshot;
        Append("Current State", snapshot.State?.Text ?? "(null)");
        Append("Creation Time", snapshot.CreationTimeStamp?.ToString(CultureInfo.InvariantCulture) ?? "(null)");
        Append("Start Time", snapshot.StartTimeStamp?.ToString(CultureInfo.InvariantCulture));
        Append("Stop Time", snapshot.StopTimeStamp?.ToString(CultureInfo.InvariantCulture));
        Append("Exit Code", snapshot.ExitCode?.ToString(CultureInfo.InvariantCulture));
        Append("Current Health", snapshot.HealthStatus?.ToString() ?? "(null)");
        if (!snapshot.HealthReports.IsEmpty)
            text.AppendLine("- Health Reports:");

        foreach (var report in snapshot.HealthReports)
        {
            var time = report.LastRunAt is { } lastRun ? $" @ {lastRun:yyyy-MM-dd HH:mm:ss}" : "";
            text.AppendLine(CultureInfo.InvariantCulture, $"  - {report.Name}: {report.Status?.ToString() ?? "Unknown"}{time}");
            foreach (var line in (report.ExceptionText ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
                text.AppendLine(CultureInfo.InvariantCulture, $"    {line.TrimEnd()}");
        }

        if (snapshot.Properties.FirstOrDefault(p => p.Name == KnownProperties.Resource.WaitingFor)?.Value is IEnumerable<string> waitingFor)
        {
            text.AppendLine("- Waiting For:");
            foreach (var name in waitingFor)
            {
                var state = TryGetCurrentState(name, out var dependency)
                    ? $"State = {dependency.Snapshot.State?.Text ?? "(null)"}, Health = {dependency.Snapshot.HealthStatus?.ToString() ?? "(null)"}"
                    : "Unable to retrieve current state.";
                text.AppendLine(CultureInfo.InvariantCulture, $"  - {name}: {state}");
            }
        }

        return text.ToString().TrimEnd();

        void Append(string label, string? value)
        {
            if (value is not null)
                text.AppendLine(CultureInfo.InvariantCulture, $"- {label}: {value}");
        }
    }
}
