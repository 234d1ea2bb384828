using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Monitoring.Hosting.Running;

/// <summary>Watches the source folders of live configuration: an edit takes effect without a restart, or is refused with the reason.</summary>
internal sealed class LiveFolderWatcher(RunningStack stack) : EarlyService
{
    // Editors write a file in several steps; the last one counts.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(200);

    private readonly Channel<MonitoringResource> _changes = Channel.CreateUnbounded<MonitoringResource>();

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var sources = stack.Containers
            .SelectMany(container => container.Spec.Config, (container, folder) => (Owner: container.Owner.Whole, folder.Source))
            .Where(watched => watched.Source is not null)
            .Distinct();
        var watchers = sources.Select(watched => Watch(watched.Owner, watched.Source!)).ToList();
        try
        {
            await foreach (var component in _changes.Reader.ReadAllAsync(stoppingToken))
            {
                await Task.Delay(Quiet, stoppingToken);
                var changed = new HashSet<MonitoringResource> { component };
                while (_changes.Reader.TryRead(out var another))
                {
                    changed.Add(another);
                }

                foreach (var each in changed)
                {
                    await RefreshAsync(each, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            _changes.Writer.TryComplete();
        }
        finally
        {
            watchers.ForEach(watcher => watcher.Dispose());
        }
    }

    private FileSystemWatcher Watch(MonitoringResource component, string folder)
    {
        var watcher = new FileSystemWatcher(folder) { NotifyFilter = NotifyFilters.FileName | NotifyFilters.LastWrite | NotifyFilters.Size };
        watcher.Changed += (_, _) => _changes.Writer.TryWrite(component);
        watcher.Created += (_, _) => _changes.Writer.TryWrite(component);
        watcher.Deleted += (_, _) => _changes.Writer.TryWrite(component);
        watcher.Renamed += (_, _) => _changes.Writer.TryWrite(component);
        watcher.EnableRaisingEvents = true;
        return watcher;
    }

    private async Task RefreshAsync(MonitoringResource component, CancellationToken cancellationToken)
    {
        var failures = await stack.RefreshAsync(component, cancellationToken);
        if (failures.Count == 0)
        {
            stack.Log(component, LogLevel.Information, "Configuration changed and reloaded.");
        }

        foreach (var failure in failures)
        {
            stack.Log(component, LogLevel.Error, $"The change is not in effect: {failure}");
        }
    }
}
