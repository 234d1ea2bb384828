using Microsoft.Extensions.Hosting;

namespace Monitoring.Hosting.Running;

/// <summary>
/// Works in the background from before the orchestrator starts: that has started when no resource waits any more, which may be for the very
/// states that are told here.
/// </summary>
internal abstract class EarlyService : BackgroundService, IHostedLifecycleService
{
    /// <inheritdoc />
    public Task StartingAsync(CancellationToken cancellationToken) => base.StartAsync(cancellationToken);

    /// <inheritdoc />
    public sealed override Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public virtual Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
