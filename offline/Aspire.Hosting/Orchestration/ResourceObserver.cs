using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Orchestration;

/// <summary>
/// Sees every change of every resource, one after the other. It watches from the moment it is started: a background service would begin
/// some time later, and miss what happens until then.
/// </summary>
internal abstract class ResourceObserver(ResourceNotificationService notifications) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private Task _observing = Task.CompletedTask;
    private bool _isDisposed;

    protected ResourceNotificationService Notifications => notifications;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _observing = ObserveAllAsync(_stopping.Token);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _observing.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    // Also the end of an application that is disposed of without having been stopped; twice, where it is registered twice.
    public void Dispose()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            _stopping.Cancel();
            _stopping.Dispose();
        }

        GC.SuppressFinalize(this);
    }

    protected abstract Task ObserveAsync(ResourceEvent update, CancellationToken stoppingToken);

    private async Task ObserveAllAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var update in notifications.WatchAsync(stoppingToken).ConfigureAwait(false))
                await ObserveAsync(update, stoppingToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end.
        }
    }
}
