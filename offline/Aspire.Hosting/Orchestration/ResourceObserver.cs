using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Orchestration;

/// <summary>A service that hears of every change of every resource, one after the other, until the application ends.</summary>
internal abstract class ResourceObserver(ResourceNotificationService notifications) : BackgroundService
{
    protected ResourceNotificationService Notifications => notifications;

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var update in notifications.WatchAsync(stoppingToken).ConfigureAwait(false))
                await ObserveAsync(update, stoppingToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end, also of an application that is disposed of without having been stopped.
        }
    }

    protected abstract Task ObserveAsync(ResourceEvent update, CancellationToken stoppingToken);
}
