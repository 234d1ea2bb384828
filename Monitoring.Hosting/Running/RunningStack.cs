using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Running;

/// <summary>The containers of a local run while they run: their states, and what one can ask of them.</summary>
internal sealed class RunningStack(
    ResourceNotificationService notifications,
    ResourceLoggerService loggers,
    LiveFolders liveFolders,
    IConfiguration configuration,
    ILogger<RunningStack> logger) : EarlyService, IStackOperations
{
    private readonly ConcurrentDictionary<IResource, CustomResourceSnapshot> _snapshots = new();
    private readonly ConcurrentDictionary<IResource, bool> _explained = new();
    private readonly SemaphoreSlim _refreshing = new(1);
    private bool _isStopping;

    /// <summary>The containers, once they are rendered.</summary>
    public IReadOnlyList<RunContainer> Containers { get; set; } = [];

    /// <summary>The containers of a component, without those of its other parts.</summary>
    public IEnumerable<RunContainer> ContainersOf(MonitoringResource component) => Containers.Where(container => container.Owner == component);

    /// <summary>Whether all replicas of a component are healthy; the message names those that are not.</summary>
    public HealthCheckResult HealthOf(MonitoringResource component)
    {
        var sick = ContainersOf(component)
            .Where(container => container.IsMain && SnapshotOf(container)?.HealthStatus != HealthStatus.Healthy)
            .Select(container => container.Resource.Name)
            .ToList();
        return sick.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy($"Not healthy: {string.Join(", ", sick)}.");
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<string>> ReloadAsync(MonitoringResource component, CancellationToken cancellationToken)
    {
        var reloadable = AllContainersOf(component).Where(container => container.Spec.Reload is not null).ToList();
        var running = reloadable.Where(IsRunning).ToList();
        if (running.Count == 0 && reloadable.Count > 0)
        {
            return [$"No replica of {component.Name} is running; it reads its configuration when it starts."];
        }

        var failures = new List<string>();
        foreach (var container in running)
        {
            var reload = container.Spec.Reload!;
            var endpoint = new EndpointReference(container.Resource, reload.Port.Name);
            try
            {
                using var response = await container.Client.SendAsync(HttpMethod.Post, new Uri(endpoint.Url + reload.Path), cancellationToken);
                if (!response.IsSuccessStatusCode)
                {
                    failures.Add($"{container.Resource.Name}: {(await response.Content.ReadAsStringAsync(cancellationToken)).Trim()}");
                }
            }
            catch (HttpRequestException exception)
            {
                failures.Add($"{container.Resource.Name}: {exception.Message}");
            }
        }

        return failures;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<string>> RefreshAsync(MonitoringResource component, CancellationToken cancellationToken)
    {
        await _refreshing.WaitAsync(cancellationToken);
        try
        {
            var errors = component.Validate().Where(finding => finding.Severity == Severity.Error).ToList();
            if (errors.Count > 0)
            {
                return [.. errors.Select(error => error.ToString())];
            }

            foreach (var container in AllContainersOf(component))
            {
                var spec = await HostEndpoints.DescribeAsync(container, cancellationToken);
                foreach (var folder in spec.Config.Where(folder => folder.IsLive))
                {
                    liveFolders.Update(container, folder);
                }
            }

            return await ReloadAsync(component, cancellationToken);
        }
        finally
        {
            _refreshing.Release();
        }
    }

    /// <inheritdoc />
    public async Task<(int ExitCode, string Output)> ExecAsync(MonitoringResource component, IEnumerable<string> command, CancellationToken cancellationToken)
    {
        var container = ContainersOf(component).FirstOrDefault(container => container.IsMain && IsRunning(container))
            ?? throw new InvalidOperationException($"No replica of {component.Name} is running.");
        return await EngineAsync(["exec", IdOf(container), .. command], cancellationToken);
    }

    /// <inheritdoc />
    /// <remarks>
    /// Stops, one after the other, the containers that ask for it; the orchestrator stops everything else, and at once. A host under test is
    /// stopped twice: by the test, and by its own entry point, which has waited for the first.
    /// </remarks>
    public override async Task StoppingAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _isStopping, true))
        {
            return;
        }

        foreach (var container in Containers.Where(container => container.Spec.StopsInTurn && IsRunning(container)))
        {
            var (exitCode, output) = await EngineAsync(["stop", IdOf(container)], cancellationToken);
            if (exitCode != 0)
            {
                logger.LogWarning("{Resource} did not stop in turn: {Output}", container.Resource.Name, output.Trim());
            }
        }
    }

    /// <inheritdoc />
    public async Task<string?> GetAsync(MonitoringResource component, Port port, string path, CancellationToken cancellationToken)
    {
        if (ContainersOf(component).FirstOrDefault(container => container.IsMain && IsRunning(container)) is not { } container)
        {
            return null;
        }

        try
        {
            using var response = await container.Client.SendAsync(HttpMethod.Get, new Uri(new EndpointReference(container.Resource, port.Name).Url + path), cancellationToken);
            return response.IsSuccessStatusCode ? await response.Content.ReadAsStringAsync(cancellationToken) : null;
        }
        catch (Exception silence) when (silence is HttpRequestException || (silence is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            logger.LogDebug(silence, "{Resource} does not answer.", container.Resource.Name);
            return null;
        }
    }

    /// <inheritdoc />
    public void Log(MonitoringResource component, LogLevel level, string message)
    {
        loggers.GetLogger(component).Log(level, "{Message}", message);
        logger.Log(level, "{Component}: {Message}", component.Name, message);
    }

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        liveFolders.Delete();
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        _refreshing.Dispose();
        base.Dispose();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var change in notifications.WatchAsync(stoppingToken))
            {
                _snapshots[change.Resource] = change.Snapshot;
                ExplainWhyNotStarted(change);
                if (change.Resource is ReplicaResource replica)
                {
                    await PublishStateAsync(replica.Component);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            logger.LogDebug("The application ends.");
        }
    }

    private void ExplainWhyNotStarted(ResourceEvent change)
    {
        var container = Containers.FirstOrDefault(container => container.Resource == change.Resource);
        if (container?.Spec.Image.Unavailable is { } reason && change.Snapshot.State?.Text == KnownResourceStates.NotStarted && _explained.TryAdd(change.Resource, true))
        {
            loggers.GetLogger(change.Resource).LogWarning("Not started, because its image is not on this machine: {Reason} Start it here once it is.", reason);
            logger.LogWarning("{Resource} is not started, because its image is not on this machine: {Reason}", change.Resource.Name, reason);
        }
    }

    // A component with peers is no container of its own: its state is that of its replicas.
    private async Task PublishStateAsync(MonitoringResource component)
    {
        var states = ContainersOf(component).Where(container => container.IsMain).Select(container => SnapshotOf(container)?.State?.Text).ToList();
        var state =
            states.Contains(KnownResourceStates.FailedToStart) ? KnownResourceStates.FailedToStart
            : states.TrueForAll(state => state == KnownResourceStates.Running) ? KnownResourceStates.Running
            : states.TrueForAll(state => state == KnownResourceStates.Exited) ? KnownResourceStates.Exited
            : states.TrueForAll(state => state == KnownResourceStates.NotStarted) ? KnownResourceStates.NotStarted
            : KnownResourceStates.Starting;
        if (!_snapshots.TryGetValue(component, out var current) || current.State?.Text != state)
        {
            await notifications.PublishUpdateAsync(component, snapshot => snapshot with
            {
                State = state,
                StartTimeStamp = state == KnownResourceStates.Running ? DateTime.UtcNow : snapshot.StartTimeStamp,
            });
        }
    }

    // With those of all parts: people edit and reload the whole.
    private IEnumerable<RunContainer> AllContainersOf(MonitoringResource component) => Containers.Where(container => container.Owner.Whole == component.Whole);

    private bool IsRunning(RunContainer container) => SnapshotOf(container)?.State?.Text == KnownResourceStates.Running;

    private Task<(int ExitCode, string Output)> EngineAsync(IEnumerable<string> arguments, CancellationToken cancellationToken) =>
        ContainerEngine.RunAsync(ContainerEngine.ClientName(configuration), arguments, cancellationToken);

    private string IdOf(RunContainer container) =>
        SnapshotOf(container)!.Properties.First(property => property.Name == "container.id").Value as string
        ?? throw new InvalidOperationException($"The container of {container.Resource.Name} has no id yet.");

    private CustomResourceSnapshot? SnapshotOf(RunContainer container) => _snapshots.GetValueOrDefault(container.Resource);
}
