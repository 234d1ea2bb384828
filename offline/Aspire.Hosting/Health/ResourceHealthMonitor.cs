using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Orchestration;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Health;

/// <summary>Checks the health of what runs, and tells once that a resource is ready: often until it is healthy, rarely afterwards.</summary>
internal sealed class ResourceHealthMonitor(
    ResourceNotificationService notifications,
    HealthCheckService checks,
    IDistributedApplicationEventing eventing,
    IServiceProvider services,
    ILogger<ResourceHealthMonitor> logger) : ResourceObserver(notifications)
{
    private static readonly TimeSpan HealthyInterval = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan UnhealthyStep = TimeSpan.FromSeconds(1);
    private const int MaxUnhealthySteps = 5;

    private readonly Dictionary<string, Monitored> _monitored = [];

    /// <summary>A child is as healthy as itself and its parents.</summary>
    public static ImmutableArray<string> ChecksOf(IResource resource)
    {
        var keys = ImmutableArray.CreateBuilder<string>();
        for (var current = resource; current is not null; current = (current as IResourceWithParent)?.Parent)
            keys.AddRange(current.Annotations.OfType<HealthCheckAnnotation>().Select(a => a.Key));

        return [.. keys.Distinct()];
    }

    protected override async Task ObserveAsync(ResourceEvent update, CancellationToken stoppingToken)
    {
        var name = update.Resource.Name;
        var state = update.Snapshot.State?.Text;
        _monitored.TryGetValue(name, out var monitored);
        monitored?.StateIs(state);
        if (state == KnownResourceStates.Running && monitored is null)
        {
            monitored = _monitored[name] = new Monitored(state, stoppingToken);
            _ = Task.Run(() => MonitorAsync(update.Resource, monitored), stoppingToken);
        }
        else if (monitored is not null && update.Resource.GetResolvedResourceNames().All(HasEnded))
        {
            _monitored.Remove(name);
            await monitored.Ended.CancelAsync().ConfigureAwait(false);
        }
    }

    private bool HasEnded(string resourceId) =>
        Notifications.TryGetCurrentState(resourceId, out var current)
        && KnownResourceStates.TerminalStates.Contains(current.Snapshot.State?.Text);

    private async Task MonitorAsync(IResource resource, Monitored monitored)
    {
        var ending = monitored.Ended.Token;
        try
        {
            var keys = ChecksOf(resource);
            if (keys.IsEmpty)
            {
                await AnnounceReadyAsync(resource, ending).ConfigureAwait(false);
                return;
            }

            var (announced, failures) = (false, 0);
            while (!ending.IsCancellationRequested)
            {
                var report = await CheckAsync(keys, ending).ConfigureAwait(false);
                failures = report.Status == HealthStatus.Healthy ? 0 : failures + 1;
                if (failures == 0 && !announced)
                {
                    announced = true;
                    _ = AnnounceReadyAsync(resource, ending);
                }

                await Notifications.PublishUpdateAsync(resource, s => s with { HealthReports = Merge(s.HealthReports, report) }).ConfigureAwait(false);
                await monitored.PauseAsync(failures == 0 ? HealthyInterval : UnhealthyStep * Math.Min(failures, MaxUnhealthySteps)).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The resource or the application has ended.
        }
        catch (Exception ex)
        {
            logger.LogError(ex, "Unexpected error ended health monitoring for resource '{ResourceName}'.", resource.Name);
        }
    }

    /// <summary>A check that can't even be made counts as unhealthy, with the reason.</summary>
    private async Task<HealthReport> CheckAsync(ImmutableArray<string> keys, CancellationToken ct)
    {
        try
        {
            return await checks.CheckHealthAsync(registration => keys.Contains(registration.Name), ct).ConfigureAwait(false);
        }
        catch (Exception ex) when (!ct.IsCancellationRequested)
        {
            var entry = new HealthReportEntry(HealthStatus.Unhealthy, "Error calling HealthCheckService.", TimeSpan.Zero, ex, data: null);
            return new HealthReport(keys.ToDictionary(k => k, _ => entry), TimeSpan.Zero);
        }
    }

    /// <summary>Who waits for the resource waits for the event's handlers too, and sees when one has failed.</summary>
    private async Task AnnounceReadyAsync(IResource resource, CancellationToken ct)
    {
        var handlers = eventing.PublishAsync(new ResourceReadyEvent(resource, services), ct);
        await handlers.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Notifications.PublishUpdateAsync(resource, s => s with { ResourceReadyEvent = new EventSnapshot(handlers) }).ConfigureAwait(false);
    }

    private static ImmutableArray<HealthReportSnapshot> Merge(ImmutableArray<HealthReportSnapshot> known, HealthReport report)
    {
        foreach (var (name, entry) in report.Entries)
        {
            var snapshot = new HealthReportSnapshot(name, entry.Status, entry.Description, entry.Exception?.ToString()) { LastRunAt = DateTime.UtcNow };
            var before = known.FirstOrDefault(r => r.Name == name);
            known = before is null ? known.Add(snapshot) : known.Replace(before, snapshot);
        }

        return known;
    }

    /// <summary>One monitored resource: its pause ends early when its state changes, but not within the first second.</summary>
    private sealed class Monitored(string state, CancellationToken stopping)
    {
        private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);

        private volatile TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private string? _state = state;

        public CancellationTokenSource Ended { get; } = CancellationTokenSource.CreateLinkedTokenSource(stopping);

        public void StateIs(string? state)
        {
            if (Interlocked.Exchange(ref _state, state) != state)
                _changed.TrySetResult();
        }

        public async Task PauseAsync(TimeSpan pause)
        {
            await Task.Delay(ShortestPause, Ended.Token).ConfigureAwait(false);
            await Task.WhenAny(_changed.Task, Task.Delay(pause - ShortestPause, Ended.Token)).ConfigureAwait(false);
            if (_changed.Task.IsCompleted)
                _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
