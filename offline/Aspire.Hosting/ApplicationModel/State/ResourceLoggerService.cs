using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

public readonly record struct LogLine(int LineNumber, string Content, bool IsErrorMessage);

public readonly record struct LogSubscriber(string Name, bool AnySubscribers);

/// <summary>The console output of resources, and what the application host itself has to say about them.</summary>
public class ResourceLoggerService : IDisposable
{
    private readonly ConcurrentDictionary<string, ResourceLog> _logs = new();
    private readonly CancellationTokenSource _disposing = new();

    private event Action<LogSubscriber>? SubscribersChanged;

    /// <summary>Reads the console of a resource that is not followed; the engine sets this.</summary>
    internal Func<string, CancellationToken, Task<IReadOnlyList<LogLine>>>? ConsoleSource { get; set; }

    public ILogger GetLogger(IResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return new ResourceLogger([.. resource.GetResolvedResourceNames().Select(Log)]);
    }

    public ILogger GetLogger(string resourceName)
    {
        ArgumentNullException.ThrowIfNull(resourceName);
        return new ResourceLogger([Log(resourceName)]);
    }

    public IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(IResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return Merge(resource.GetResolvedResourceNames(), WatchAsync);
    }

    public IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(string resourceName)
    {
        ArgumentNullException.ThrowIfNull(resourceName);
        return Log(resourceName).WatchAsync();
    }

    public IAsyncEnumerable<IReadOnlyList<LogLine>> GetAllAsync(IResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return Merge(resource.GetResolvedResourceNames(), GetAllAsync);
    }

    public IAsyncEnumerable<IReadOnlyList<LogLine>> GetAllAsync(string resourceName)
    {
        ArgumentNullException.ThrowIfNull(resourceName);
        return AllAsync();

        async IAsyncEnumerable<IReadOnlyList<LogLine>> AllAsync()
        {
            yield return Log(resourceName).Lines();
            if (ConsoleSource is { } console && await console(resourceName, CancellationToken.None).ConfigureAwait(false) is { Count: > 0 } lines)
                yield return lines;
        }
    }

    public async IAsyncEnumerable<LogSubscriber> WatchAnySubscribersAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(_disposing.Token, cancellationToken);
        var changes = Channel.CreateUnbounded<LogSubscriber>();
        void Write(LogSubscriber change) => changes.Writer.TryWrite(change);
        SubscribersChanged += Write;
        try
        {
            foreach (var (name, log) in _logs)
            {
                if (log.HasSubscribers)
                    Write(new LogSubscriber(name, true));
            }

            await foreach (var change in changes.Reader.ReadAllAsync(ending.Token).ConfigureAwait(false))
                yield return change;
        }
        finally
        {
            SubscribersChanged -= Write;
        }
    }

    public void Complete(IResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        foreach (var name in resource.GetResolvedResourceNames())
            Complete(name);
    }

    public void Complete(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (_logs.TryGetValue(name, out var log))
            log.Complete();
    }

    public void ClearBacklog(string resourceName)
    {
        ArgumentNullException.ThrowIfNull(resourceName);
        if (_logs.TryGetValue(resourceName, out var log))
            log.Clear();
    }

    public void Dispose()
    {
        foreach (var log in _logs.Values)
            log.Complete();

        _disposing.Cancel();
        GC.SuppressFinalize(this);
    }

    /// <summary>Adds one line of a resource's console; the engine calls this.</summary>
    internal void AddLine(string resourceName, string content, bool isError, DateTime? timestamp) =>
        Log(resourceName).Add(content, isError, timestamp);

    private static IAsyncEnumerable<IReadOnlyList<LogLine>> Merge(
        string[] names, Func<string, IAsyncEnumerable<IReadOnlyList<LogLine>>> read)
    {
        return names.Length == 1 ? read(names[0]) : MergedAsync();

        async IAsyncEnumerable<IReadOnlyList<LogLine>> MergedAsync()
        {
            var merged = Channel.CreateUnbounded<IReadOnlyList<LogLine>>();
            var reading = Task.WhenAll(names.Select(async name =>
            {
                await foreach (var lines in read(name).ConfigureAwait(false))
                    merged.Writer.TryWrite(lines);
            }));
            _ = reading.ContinueWith(done => merged.Writer.TryComplete(done.Exception), TaskScheduler.Default);
            await foreach (var lines in merged.Reader.ReadAllAsync().ConfigureAwait(false))
                yield return lines;
        }
    }

    private ResourceLog Log(string name) =>
        _logs.GetOrAdd(name, n => new ResourceLog(any => SubscribersChanged?.Invoke(new LogSubscriber(n, any))));

    private sealed class ResourceLogger(ResourceLog[] logs) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var text = formatter(state, exception) + (exception is null ? "" : $"\n{exception}");
            foreach (var log in logs)
                log.Add(text, logLevel >= LogLevel.Error, DateTime.UtcNow);
        }
    }
}
