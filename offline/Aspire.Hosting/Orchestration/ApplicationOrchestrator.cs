using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Orchestration;

/// <summary>Starts the application: states, events and waits in their order, and the engine where something has to run.</summary>
internal sealed class ApplicationOrchestrator(
    DistributedApplicationModel model,
    IResourceEngine engine,
    ResourceNotificationService notifications,
    ResourceLoggerService logs,
    IDistributedApplicationEventing eventing,
    ParameterInitializer parameters,
    IConfiguration configuration,
    ResourceUrls urls,
    DependencyWait dependencyWait,
    IServiceProvider services)
{
    private readonly Hierarchy _hierarchy = new(model);

    /// <summary>Returns when everything is created that starts by itself, which includes its waiting for others.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        eventing.Subscribe<BeforeResourceStartedEvent>((@event, token) => dependencyWait.WaitAsync(@event.Resource, token));
        eventing.Subscribe<ResourceEndpointsAllocatedEvent>((@event, token) => urls.PublishAsync(@event.Resource, token));
        eventing.Subscribe<ConnectionStringAvailableEvent>(PublishConnectionStringAsync);

        // Again: resources that were added before the start, the dashboard's among them, have no names yet.
        EngineResources.AssignInstances(model, configuration);
        var run = model.Resources.Where(r => r.RunsInEngine()).ToArray();
        foreach (var resource in run)
            LifecycleCommands.AddTo(resource);

        await PublishInitialStatesAsync(ct).ConfigureAwait(false);
        await engine.StartAsync(ct).ConfigureAwait(false);
        foreach (var resource in run.Where(r => r.HasAnnotationOfType<EndpointAnnotation>()))
            await eventing.PublishAsync(new ResourceEndpointsAllocatedEvent(resource, services), ct).ConfigureAwait(false);

        await Task.WhenAll(run.Select(r => r.HasAnnotationOfType<ExplicitStartupAnnotation>()
            ? PublishStateAsync(r, KnownResourceStates.NotStarted)
            : CreateAsync(r, ct))).ConfigureAwait(false);
        await eventing.PublishAsync(new AfterResourcesCreatedEvent(services, model), ct).ConfigureAwait(false);
    }

    public async Task StartResourceAsync(string resourceId, CancellationToken ct)
    {
        var resource = Find(resourceId);
        // A waiting resource is on its way already: it only has to be told not to wait any longer.
        var waiting = false;
        await notifications.PublishUpdateAsync(resource, resourceId, s =>
        {
            waiting = s.State?.Text == KnownResourceStates.Waiting;
            return waiting ? s with { State = KnownResourceStates.Starting } : s;
        }).ConfigureAwait(false);
        if (!waiting)
            await CreateAsync(resource, ct).ConfigureAwait(false);
    }

    public Task StopResourceAsync(string resourceId, CancellationToken ct) => engine.StopAsync(Find(resourceId), ct);

    /// <summary>A failure concerns this resource, and those that wait for it; all others go on.</summary>
    private async Task CreateAsync(IResource resource, CancellationToken ct)
    {
        try
        {
            await AnnounceConnectionStringsAsync(resource, ct).ConfigureAwait(false);
            await notifications.PublishUpdateAsync(resource, s => Starting(s, resource)).ConfigureAwait(false);
            await eventing.PublishAsync(new BeforeResourceStartedEvent(resource, services), ct).ConfigureAwait(false);
            await engine.CreateAsync(resource, ct).ConfigureAwait(false);
        }
        catch (Exception ex) when (ex is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            logs.GetLogger(resource).LogError(ex, "Failed to create resource {ResourceName}", resource.Name);
            await PublishStateAsync(resource, KnownResourceStates.FailedToStart, KnownResourceStateStyles.Error).ConfigureAwait(false);
        }
    }

    private static CustomResourceSnapshot Starting(CustomResourceSnapshot snapshot, IResource resource) => snapshot with
    {
        State = KnownResourceStates.Starting,
        HealthReports = PendingReports(resource),
        Properties = resource.TryGetContainerImageName(out var image)
            ? snapshot.Properties.With(KnownProperties.Container.Image, image)
            : snapshot.Properties,
    };

    private static ImmutableArray<HealthReportSnapshot> PendingReports(IResource resource) =>
        [.. Health.ResourceHealthMonitor.ChecksOf(resource).Select(key => new HealthReportSnapshot(key, null, null, null))];

    private async Task PublishInitialStatesAsync(CancellationToken ct)
    {
        await parameters.InitializeAsync(model.Resources.OfType<ParameterResource>()).ConfigureAwait(false);
        foreach (var resource in model.Resources)
        {
            var parent = Hierarchy.ParentOf(resource)?.GetResolvedResourceNames()[0];
            await notifications.PublishUpdateAsync(resource, s => s with
            {
                Relationships = SnapshotComposer.Relationships(resource),
                Urls = ResourceUrls.Snapshots(resource),
                Properties = parent is null ? s.Properties : s.Properties.With(KnownProperties.Resource.ParentName, parent),
                HealthReports = PendingReports(resource),
            }).ConfigureAwait(false);
            await eventing.PublishAsync(
                new InitializeResourceEvent(resource, eventing, logs, notifications, services),
                EventDispatchBehavior.NonBlockingConcurrent,
                ct).ConfigureAwait(false);
        }
    }

    private async Task AnnounceConnectionStringsAsync(IResource resource, CancellationToken ct)
    {
        foreach (var available in _hierarchy.Dependents(resource).Prepend(resource).OfType<IResourceWithConnectionString>())
            await eventing.PublishAsync(new ConnectionStringAvailableEvent(available, services), ct).ConfigureAwait(false);
    }

    private async Task PublishConnectionStringAsync(ConnectionStringAvailableEvent available, CancellationToken ct)
    {
        if (available.Resource is not IResourceWithConnectionString resource)
            return;

        var connectionString = await resource.GetConnectionStringAsync(ct).ConfigureAwait(false);
        await notifications.PublishUpdateAsync(resource, s => s with
        {
            Properties = s.Properties.With(KnownProperties.Resource.ConnectionString, connectionString, isSensitive: true),
        }).ConfigureAwait(false);
    }

    private Task PublishStateAsync(IResource resource, string state, string? style = null) =>
        notifications.PublishUpdateAsync(resource, s => s with { State = new ResourceStateSnapshot(state, style) });

    private IResource Find(string resourceId) => model.Resources.FirstOrDefault(r => r.GetResolvedResourceNames().Contains(resourceId))
        ?? throw new InvalidOperationException($"Resource '{resourceId}' not found.");
}
