using System.Threading.Channels;
using Monitoring.Watchdog.Alerts;

namespace Monitoring.Watchdog.Storage;

/// <summary>
/// Writes what many requests bring at the same time in one transaction: a commit waits for the disk, and a hundred of them
/// share that wait. A request is answered only after its commit.
/// </summary>
internal sealed class EpisodeWriter(IEpisodeStore store) : BackgroundService
{
    /// <summary>Requests that may wait; more are turned away at once, and Alertmanager tries again.</summary>
    private const int LongestQueue = 4096;

    /// <summary>Alerts in one transaction, give or take a request.</summary>
    private const int LargestBatch = 1000;

    private readonly Channel<Request> _queue = Channel.CreateBounded<Request>(new BoundedChannelOptions(LongestQueue) { SingleReader = true });

    public Task<IReadOnlyList<DeliveryOutcome>> RecordAsync(IReadOnlyList<AlertDelivery> deliveries)
    {
        var request = new Request(deliveries);
        if (!_queue.Writer.TryWrite(request))
            throw new EpisodeStoreUnavailableException("Too many alerts wait to be written.");
        return request.Completion.Task;
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        // What was accepted is written before the process ends.
        _queue.Writer.TryComplete();
        if (ExecuteTask is { } draining)
            await draining.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await _queue.Reader.WaitToReadAsync(stoppingToken))
            await WriteAsync(TakeBatch(), stoppingToken);
    }

    private List<Request> TakeBatch()
    {
        var batch = new List<Request>();
        var alerts = 0;
        while (alerts < LargestBatch && _queue.Reader.TryRead(out var request))
        {
            batch.Add(request);
            alerts += request.Deliveries.Count;
        }
        return batch;
    }

    private async Task WriteAsync(List<Request> batch, CancellationToken cancellationToken)
    {
        try
        {
            var outcomes = await store.RecordAsync([.. batch.SelectMany(request => request.Deliveries)], cancellationToken);
            var done = 0;
            foreach (var request in batch)
            {
                request.Completion.SetResult([.. outcomes.Skip(done).Take(request.Deliveries.Count)]);
                done += request.Deliveries.Count;
            }
        }
        catch (Exception error)
        {
            // Whatever it was, these requests failed, and the next ones deserve their try.
            foreach (var request in batch)
                request.Completion.TrySetException(error);
        }
    }

    private sealed record Request(IReadOnlyList<AlertDelivery> Deliveries)
    {
        public TaskCompletionSource<IReadOnlyList<DeliveryOutcome>> Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
