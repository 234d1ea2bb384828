using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dcp;

/// <summary>Publishes every change that DCP reports of the workloads: one watch for the containers, one for the processes.</summary>
internal sealed class WorkloadWatch(DcpClient client, ResourceNotificationService notifications, ResourceLoggerService logs, ILogger logger)
{
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(1);

    private readonly ConsoleLogs _console = new(client, logs, logger);
    private Dictionary<string, Workload> _workloads = [];
    private Task _watching = Task.CompletedTask;

    public void Start(IEnumerable<Workload> workloads, CancellationToken ct)
    {
        _workloads = workloads.ToDictionary(w => w.Name);
        logs.ConsoleSource = _console.ReadAsync;
        _watching = Task.WhenAll(_workloads.Values.Select(w => w.Kind).Distinct().Select(kind => WatchAsync(kind, ct))
            .Append(_console.ServeSubscribersAsync(ct)));
    }

    /// <summary>Returns when nothing is published any more; the token given at the start has to be cancelled before.</summary>
    public async Task StopAsync()
    {
        logs.ConsoleSource = null;
        await _watching.ConfigureAwait(false);
    }

    private async Task WatchAsync(DcpKind kind, CancellationToken ct)
    {
        var lost = false;
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await foreach (var change in client.WatchAsync(kind, ct).ConfigureAwait(false))
                {
                    lost = false;
                    if (change.Type is "ADDED" or "MODIFIED" && _workloads.TryGetValue(change.Object.Metadata.Name, out var workload))
                        await PublishAsync(workload, change.Object, ct).ConfigureAwait(false);
                }
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception ex) when (ex is HttpRequestException or IOException or DistributedApplicationException)
            {
                logger.Log(lost ? LogLevel.Debug : LogLevel.Warning, ex, "Lost sight of DCP's {Kind} objects; trying again.", kind.Name);
                lost = true;
            }

            await Task.Delay(RetryInterval, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task PublishAsync(Workload workload, DcpReport report, CancellationToken ct)
    {
        if (report.Metadata.Uid is not { } uid || uid == workload.RetiredUid)
            return;

        var before = workload.Report?.Status?.State;
        workload.Report = report;
        var state = report.Status?.State;
        if (!string.IsNullOrEmpty(state))
            _console.MakeAvailable(workload, uid, ct);

        if (state != before && (state is "Exited" or "Finished" or "Terminated"))
            await _console.DrainAsync(workload, ct).ConfigureAwait(false);
        else if (state != before && state == "FailedToStart")
            await LogReasonAsync(workload, report, ct).ConfigureAwait(false);

        await notifications.PublishUpdateAsync(workload.Resource, workload.Name, last => WorkloadSnapshot.Of(workload, report, last)).ConfigureAwait(false);
        if (state is "Exited" or "Finished" or "Terminated" or "FailedToStart")
            workload.Ended.TrySetResult();
    }

    private async Task LogReasonAsync(Workload workload, DcpReport report, CancellationToken ct)
    {
        var reason = report.Status?.Message ?? await _console.FirstErrorAsync(workload, ct).ConfigureAwait(false);
        logs.GetLogger(workload.Name).LogError("{Reason}", reason ?? "Failed to start.");
    }
}
