using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Orchestration;

/// <summary>Writes what resources log to the log of the application host, in a category of their own each.</summary>
internal sealed class ResourceLogForwarder(
    ResourceNotificationService notifications, ResourceLoggerService logs, ILoggerFactory loggers, IHostEnvironment environment)
    : ResourceObserver(notifications)
{
    private readonly HashSet<string> _followed = [];

    protected override Task ObserveAsync(ResourceEvent update, CancellationToken stoppingToken)
    {
        if (_followed.Add(update.ResourceId))
            _ = Task.Run(() => ForwardAsync(update.Resource.Name, update.ResourceId, stoppingToken), stoppingToken);

        return Task.CompletedTask;
    }

    private async Task ForwardAsync(string name, string resourceId, CancellationToken stoppingToken)
    {
        var logger = loggers.CreateLogger($"{environment.ApplicationName}.Resources.{name}");
        await foreach (var lines in logs.WatchAsync(resourceId).WithCancellation(stoppingToken).ConfigureAwait(false))
        {
            foreach (var line in lines)
                logger.Log(line.IsErrorMessage ? LogLevel.Error : LogLevel.Information, "{LineNumber}: {LineContent}", line.LineNumber, line.Content);
        }
    }
}
