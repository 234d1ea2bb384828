using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.ApplicationModel;

public class ResourceEvent(IResource resource, string resourceId, CustomResourceSnapshot snapshot)
{
    public IResource Resource { get; } = resource;

    public string ResourceId { get; } = resourceId;

    public CustomResourceSnapshot Snapshot { get; } = snapshot;
}

public sealed class ResourceNotificationServiceOptions
{
    public WaitBehavior DefaultWaitBehavior { get; set; }
}

/// <summary>The state of every resource instance: published by whoever runs it, watched by whoever waits for it.</summary>
public partial class ResourceNotificationService : IDisposable
{
    private readonly ConcurrentDictionary<string, Entry> _entries = new();
    private readonly CancellationTokenSource _disposing = new();
    private readonly ILogger<ResourceNotificationService> _logger;
    private readonly IServiceProvider _services;
    private readonly ResourceLoggerService _logs;
    private readonly WaitBehavior _defaultWaitBehavior;

    public ResourceNotificationService(
        ILogger<ResourceNotificationService> logger,
        IHostApplicationLifetime hostApplicationLifetime,
        IServiceProvider serviceProvider,
        ResourceLoggerService resourceLoggerService)
    {
        ArgumentNullException.ThrowIfNull(logger);
        ArgumentNullException.ThrowIfNull(resourceLoggerService);
        _logger = logger;
        _services = serviceProvider;
        _logs = resourceLoggerService;
        _defaultWaitBehavior = serviceProvider.GetService<IOptions<ResourceNotificationServiceOptions>>()?.Value.DefaultWaitBehavior
            ?? WaitBehavior.StopOnResourceUnavailable;
    }

    private event Action<ResourceEvent>? Updated;

    public async Task PublishUpdateAsync(IResource resource, Func<CustomResourceSnapshot, CustomResourceSnapshot> stateFactory)
    {
        foreach (var resourceId in resource.GetResolvedResourceNames())
            await PublishUpdateAsync(resource, resourceId, stateFactory).ConfigureAwait(false);
    }

    public Task PublishUpdateAsync(
        IResource resource, string resourceId, Func<CustomResourceSnapshot, CustomResourceSnapshot> stateFactory)
    {
        var entry = _entries.GetOrAdd(resourceId, _ => new Entry(resource));
        if (entry.Resource != resource)
            throw new InvalidOperationException($"Resource instance doesn't match resource previously registered with specified resource id '{resourceId}'.");

        lock (entry)
        {
            var before = entry.Last ?? SnapshotComposer.Initial(resource);
            var after = SnapshotComposer.Complete(resource, stateFactory(before), _services);
            if (entry.Last is { } last && SnapshotComposer.Same(last, after))
                return Task.CompletedTask;

            after = after with { Version = (entry.Last?.Version ?? 0) + 1 };
            entry.Last = after;
            Updated?.Invoke(new ResourceEvent(resource, resourceId, after));
            if (before.State?.Text != after.State?.Text)
                _logger.LogDebug("Resource {ResourceName}/{ResourceId} changed state: {PreviousState} -> {NewState}", resource.Name, resourceId, before.State?.Text, after.State?.Text);
        }

        return Task.CompletedTask;
    }

    public bool TryGetCurrentState(string resourceId, [NotNullWhen(true)] out ResourceEvent? resourceEvent)
    {
        resourceEvent = null;
        if (_entries.TryGetValue(resourceId, out var entry) && entry.Last is { } exact)
        {
            resourceEvent = new ResourceEvent(entry.Resource, resourceId, exact);
            return true;
        }

        // A name will do as long as it means one instance only.
        var named = _entries.Where(e => IsNamed(e.Value.Resource, resourceId)).Take(2).ToArray();
        if (named is [var (id, single)] && single.Last is { } last)
            resourceEvent = new ResourceEvent(single.Resource, id, last);

        return resourceEvent is not null;
    }

    public async IAsyncEnumerable<ResourceEvent> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var updates = Channel.CreateUnbounded<ResourceEvent>();
        void Write(ResourceEvent update) => updates.Writer.TryWrite(update);
        Updated += Write;
        try
        {
            // First what is known; an update that arrived meanwhile is in the channel too and must not be seen twice.
            var seen = new Dictionary<string, long>();
            foreach (var (id, entry) in _entries)
            {
                if (entry.Last is not { } last)
                    continue;

                seen[id] = last.Version;
                yield return new ResourceEvent(entry.Resource, id, last);
            }

            await foreach (var update in updates.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                if (!seen.TryGetValue(update.ResourceId, out var version) || update.Snapshot.Version > version)
                    yield return update;
            }
        }
        finally
        {
            Updated -= Write;
        }
    }

    public void Dispose()
    {
        _disposing.Cancel();
        GC.SuppressFinalize(this);
    }

    private static bool IsNamed(IResource resource, string name) => string.Equals(resource.Name, name, StringComparison.OrdinalIgnoreCase);

    private sealed class Entry(IResource resource)
    {
        public IResource Resource { get; } = resource;

        public CustomResourceSnapshot? Last { get; set; }
    }
}
