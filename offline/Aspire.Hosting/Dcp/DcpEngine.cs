using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dcp;

/// <summary>Runs resources with DCP, Aspire's own engine: containers through the container runtime, projects and programs as processes.</summary>
internal sealed class DcpEngine(
    DistributedApplicationModel model,
    DistributedApplicationExecutionContext execution,
    ResourceNotificationService notifications,
    ResourceLoggerService resourceLogs,
    IConfiguration configuration,
    IHostEnvironment environment,
    DistributedApplicationOptions options,
    ILogger<DcpEngine> logger) : IResourceEngine, IDisposable, IAsyncDisposable
{
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan HintDelay = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _ending = new();
    private Task<DcpClient>? _session;
    private Task? _containerRuntime;
    private Run? _run;

    public void Open()
    {
        _session = Task.Run(OpenSessionAsync);
        if (model.Resources.Any(r => r.IsContainer()))
            _containerRuntime = Task.Run(RequireContainerRuntimeAsync);
    }

    public async Task StartAsync(CancellationToken ct)
    {
        var endpoints = new EndpointPlan(model, configuration.GetValue<bool>("DcpPublisher:RandomizePorts"));
        var client = await (_session ??= OpenSessionAsync()).WaitAsync(ct).ConfigureAwait(false);
        _run = new Run(
            client,
            endpoints,
            new ContainerRendering(execution, endpoints),
            new ExecutableRendering(options.Assembly),
            new HostGateway(client, endpoints, resourceLogs, _ending.Token),
            new WorkloadWatch(client, notifications, resourceLogs, logger),
            model.Resources.Where(r => r.RunsInEngine()).ToDictionary(r => r, Workload.Of));

        await Task.WhenAll(
            model.Resources.Any(r => r.IsContainer()) ? PrepareForContainersAsync(client, ct) : Task.CompletedTask,
            endpoints.AllocateAsync(client, ct)).ConfigureAwait(false);
        _run.Watch.Start(_run.Workloads.Values.SelectMany(w => w), _ending.Token);
    }

    public Task CreateAsync(IResource resource, CancellationToken ct) => EachAsync(resource, workload => CreateAsync(workload, ct), ct);

    public Task StopAsync(IResource resource, CancellationToken ct) => EachAsync(resource, workload => StopAsync(workload, ct), ct);

    public async Task ShutdownAsync(CancellationToken ct)
    {
        await _ending.CancelAsync().ConfigureAwait(false);
        if (Interlocked.Exchange(ref _session, null) is not { } session)
            return;

        // Whoever waited for a session that has not come up has been told why.
        await ((Task)session).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!session.IsCompletedSuccessfully)
            return;

        using var client = await session.ConfigureAwait(false);
        if (Interlocked.Exchange(ref _run, null) is { } run)
            await run.Watch.StopAsync().ConfigureAwait(false);

        try
        {
            await client.ShutdownAsync(ct).ConfigureAwait(false);
        }
        catch (HttpRequestException ex)
        {
            logger.LogWarning(ex, "DCP does not answer any more; it removes what it has started when it ends.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ShutdownAsync(CancellationToken.None).ConfigureAwait(false);
        _ending.Dispose();
    }

    // Hosts are disposed of synchronously too.
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private Run Running
    {
        get
        {
            // What is still on its way when the application ends is not an error.
            _ending.Token.ThrowIfCancellationRequested();
            return _run ?? throw new InvalidOperationException("The engine is not running.");
        }
    }

    private string? RuntimeName => configuration["DcpPublisher:ContainerRuntime"] ?? configuration["ASPIRE_CONTAINER_RUNTIME"];

    // Not cancelled: a session that is half up could not be closed.
    private async Task<DcpClient> OpenSessionAsync() => await DcpSession.StartAsync(
        DcpInstallation.Find(configuration, options.Assembly), RuntimeName, logger, CancellationToken.None).ConfigureAwait(false);

    private async Task RequireContainerRuntimeAsync() => await ContainerRuntime.RequireHealthyAsync(
        DcpInstallation.Find(configuration, options.Assembly), RuntimeName, configuration, _ending.Token).ConfigureAwait(false);

    /// <summary>Returns when the network is there: DCP would put off for a second a container whose network it still makes.</summary>
    private async Task PrepareForContainersAsync(DcpClient client, CancellationToken ct)
    {
        await (_containerRuntime ?? RequireContainerRuntimeAsync()).WaitAsync(ct).ConfigureAwait(false);
        await RunNetwork.CreateAsync(client, model, configuration, environment, ct).ConfigureAwait(false);
    }

    private Task EachAsync(IResource resource, Func<Workload, Task> act, CancellationToken ct)
    {
        return Running.Workloads.TryGetValue(resource, out var workloads) ? Task.WhenAll(workloads.Select(ExclusivelyAsync)) : Task.CompletedTask;

        async Task ExclusivelyAsync(Workload workload)
        {
            await workload.Gate.WaitAsync(ct).ConfigureAwait(false);
            try
            {
                await act(workload).ConfigureAwait(false);
            }
            finally
            {
                workload.Gate.Release();
            }
        }
    }

    private async Task CreateAsync(Workload workload, CancellationToken ct)
    {
        var run = Running;
        if (workload.IsCreated)
        {
            workload.Renew();
            await run.Client.DeleteAsync(workload.Kind, workload.Name, ct).ConfigureAwait(false);
        }

        var resource = workload.Resource;
        var gathered = await ResourceConfiguration.GatherAsync(resource, execution, resourceLogs.GetLogger(resource), ct).ConfigureAwait(false);
        var metadata = workload.Metadata(run.Endpoints.ProducedBy(resource));
        if (workload.Kind == DcpKind.Container)
        {
            var gateway = await run.Gateway.OpenAsync(gathered.Dependencies(), ct).ConfigureAwait(false);
            var rendering = run.Containers.RenderAsync(workload, gathered, gateway, ct);
            workload.Container = await HintWhenSlowAsync(rendering, resource, ct).ConfigureAwait(false);
            await run.Client.CreateAsync(workload.Kind, metadata, workload.Container, DcpJson.Default.DcpObjectContainerSpec, ct).ConfigureAwait(false);
        }
        else
        {
            workload.Executable = await run.Executables.RenderAsync(workload, gathered, ct).ConfigureAwait(false);
            await run.Client.CreateAsync(workload.Kind, metadata, workload.Executable, DcpJson.Default.DcpObjectExecutableSpec, ct).ConfigureAwait(false);
        }
    }

    // Without a word this would look like a container that just does not start.
    private async Task<ContainerSpec> HintWhenSlowAsync(Task<ContainerSpec> rendering, IResource resource, CancellationToken ct)
    {
        if (await Task.WhenAny(rendering, Task.Delay(HintDelay, ct)).ConfigureAwait(false) != rendering)
        {
            resourceLogs.GetLogger(resource).LogWarning(
                "Still waiting for a value of the configuration. A process of this machine gets an address for containers only when the " +
                "environment, the arguments or the waits of a container refer to it; files and text made beforehand don't count.");
        }

        return await rendering.ConfigureAwait(false);
    }

    private async Task StopAsync(Workload workload, CancellationToken ct)
    {
        if (!workload.IsCreated || workload.Ended.Task.IsCompleted)
            return;

        await Running.Client.StopAsync(workload.Kind, workload.Name, ct).ConfigureAwait(false);
        await workload.Ended.Task.WaitAsync(StopTimeout, ct).ConfigureAwait(false);
    }

    private sealed record Run(
        DcpClient Client,
        EndpointPlan Endpoints,
        ContainerRendering Containers,
        ExecutableRendering Executables,
        HostGateway Gateway,
        WorkloadWatch Watch,
        Dictionary<IResource, List<Workload>> Workloads);
}
