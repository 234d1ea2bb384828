using Microsoft.Extensions.Hosting;

namespace Monitoring.Hosting.Running;

/// <summary>Ends a local run in an orderly way: before any service stops, and with them the orchestrator.</summary>
internal sealed class Farewell(RunningStack stack) : IHostedLifecycleService
{
    private bool _isSaid;

    /// <inheritdoc />
    /// <remarks>A host under test is stopped twice: by the test, and by its own entry point, which has waited for the first.</remarks>
    public Task StoppingAsync(CancellationToken cancellationToken) =>
        Interlocked.Exchange(ref _isSaid, true) ? Task.CompletedTask : stack.StopInTurnAsync(cancellationToken);

    /// <inheritdoc />
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
