using System.Collections.Concurrent;
using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Eventing;

public class DistributedApplicationEventing : IDistributedApplicationEventing
{
    private readonly ConcurrentDictionary<Type, ImmutableList<DistributedApplicationEventSubscription>> _subscriptions = new();

    public DistributedApplicationEventSubscription Subscribe<T>(Func<T, CancellationToken, Task> callback)
        where T : IDistributedApplicationEvent
    {
        if (typeof(T).IsAbstract)
            throw new ArgumentException($"Cannot subscribe to interface or abstract type '{typeof(T).Name}'. Subscribe to a concrete event type instead.");

        // Asynchronous, so that also a callback that throws at once fails its task and not the publisher.
        var subscription = new DistributedApplicationEventSubscription(
            async (@event, ct) => await callback((T)@event, ct).ConfigureAwait(false));
        _subscriptions.AddOrUpdate(typeof(T), [subscription], (_, others) => others.Add(subscription));
        return subscription;
    }

    public DistributedApplicationEventSubscription Subscribe<T>(IResource resource, Func<T, CancellationToken, Task> callback)
        where T : IDistributedApplicationResourceEvent =>
        Subscribe<T>((@event, ct) => @event.Resource == resource ? callback(@event, ct) : Task.CompletedTask);

    public void Unsubscribe(DistributedApplicationEventSubscription subscription)
    {
        foreach (var type in _subscriptions.Keys)
            _subscriptions.AddOrUpdate(type, [], (_, all) => all.Remove(subscription));
    }

    public Task PublishAsync<T>(T @event, CancellationToken cancellationToken = default)
        where T : IDistributedApplicationEvent => PublishAsync(@event, EventDispatchBehavior.BlockingSequential, cancellationToken);

    public async Task PublishAsync<T>(T @event, EventDispatchBehavior dispatchBehavior, CancellationToken cancellationToken = default)
        where T : IDistributedApplicationEvent
    {
        if (!_subscriptions.TryGetValue(typeof(T), out var subscriptions))
            return;

        switch (dispatchBehavior)
        {
            case EventDispatchBehavior.BlockingSequential:
                await InTurnAsync().ConfigureAwait(false);
                break;
            case EventDispatchBehavior.BlockingConcurrent:
                await Task.WhenAll(subscriptions.Select(s => s.Callback(@event, cancellationToken))).ConfigureAwait(false);
                break;
            case EventDispatchBehavior.NonBlockingSequential:
                _ = Task.Run(InTurnAsync, CancellationToken.None);
                break;
            case EventDispatchBehavior.NonBlockingConcurrent:
                _ = Task.WhenAll(subscriptions.Select(s => s.Callback(@event, cancellationToken)));
                break;
        }

        async Task InTurnAsync()
        {
            foreach (var subscription in subscriptions)
                await subscription.Callback(@event, cancellationToken).ConfigureAwait(false);
        }
    }
}
