using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Monitoring.Watchdog.Pages;

/// <summary>Renders the live part of the page once for everybody who watches, when something happened and now and then anyway.</summary>
internal sealed class LiveFeed(
    LiveStateReader reader, ComponentRenderer renderer, IHostApplicationLifetime lifetime, TimeProvider clock) : BackgroundService
{
    /// <summary>At most this often, however much happens.</summary>
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromSeconds(1);

    /// <summary>At least this often: ages grow, heartbeats get lost, and other processes write too.</summary>
    private const int TicksBetweenUnasked = 3;

    private readonly ConcurrentDictionary<Channel<string>, byte> _watchers = [];
    private volatile bool _changed;

    /// <summary>Says that there may be something new to show.</summary>
    public void Changed() => _changed = true;

    /// <summary>The live part of the page, again and again. A slow watcher misses what is outdated anyway.</summary>
    public async IAsyncEnumerable<string> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var channel = Channel.CreateBounded<string>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        _watchers.TryAdd(channel, 0);
        // A stop waits for requests to end, and this one would not by itself.
        using var stopping = lifetime.ApplicationStopping.Register(() => channel.Writer.TryComplete());
        try
        {
            yield return await RenderAsync(cancellationToken);
            await foreach (var html in channel.Reader.ReadAllAsync(cancellationToken))
                yield return html;
        }
        finally
        {
            _watchers.TryRemove(channel, out _);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(ShortestInterval, clock);
        for (var tick = 0; await timer.WaitForNextTickAsync(stoppingToken); tick++)
        {
            if (_watchers.IsEmpty || (!_changed && tick % TicksBetweenUnasked != 0))
                continue;
            _changed = false;
            var html = await RenderAsync(stoppingToken);
            foreach (var watcher in _watchers.Keys)
                watcher.Writer.TryWrite(html);
        }
    }

    private async Task<string> RenderAsync(CancellationToken cancellationToken) =>
        await renderer.RenderAsync<LiveSection>((nameof(LiveSection.State), await reader.ReadAsync(cancellationToken)));
}
