using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Backchannel;

/// <summary>Keeps the AppHost's own log for the CLI, which connects when part of it has been written.</summary>
internal sealed class BackchannelLoggerProvider : ILoggerProvider
{
    private const int MaxReplayedEntries = 1000;

    private readonly Lock _lock = new();
    private readonly Queue<BackchannelLogEntry> _replayed = new();
    private readonly List<Channel<BackchannelLogEntry>> _watchers = [];

    public async IAsyncEnumerable<BackchannelLogEntry> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var entries = Channel.CreateUnbounded<BackchannelLogEntry>();
        lock (_lock)
        {
            foreach (var entry in _replayed)
                entries.Writer.TryWrite(entry);
            _watchers.Add(entries);
        }

        try
        {
            await foreach (var entry in entries.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
                yield return entry;
        }
        finally
        {
            lock (_lock)
                _watchers.Remove(entries);
        }
    }

    public ILogger CreateLogger(string categoryName) => new EntryLogger(categoryName, Write);

    public void Dispose()
    {
        lock (_lock)
            _watchers.ForEach(watcher => watcher.Writer.TryComplete());
    }

    private void Write(BackchannelLogEntry entry)
    {
        lock (_lock)
        {
            if (_replayed.Count == MaxReplayedEntries)
                _replayed.Dequeue();
            _replayed.Enqueue(entry);
            _watchers.ForEach(watcher => watcher.Writer.TryWrite(entry));
        }
    }

    private sealed class EntryLogger(string category, Action<BackchannelLogEntry> write) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            write(new(eventId, logLevel, formatter(state, exception), DateTimeOffset.UtcNow, category));
    }
}

/// <summary>A line of the AppHost's log, as the protocol has it.</summary>
internal sealed record BackchannelLogEntry(EventId EventId, LogLevel LogLevel, string Message, DateTimeOffset Timestamp, string CategoryName);
