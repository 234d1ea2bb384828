using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The last lines of one resource's log, and everybody who follows it.</summary>
internal sealed class ResourceLog(Action<bool> subscribersChanged)
{
    private const int Capacity = 10_000;

    // What the dashboard recognises, and strips, as the time of a line.
    private const string TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffffffK";

    private readonly Lock _gate = new();
    private readonly Queue<LogLine> _lines = new();
    private readonly List<Channel<LogLine>> _followers = [];
    private int _lastNumber;
    private bool _completed;

    public bool HasSubscribers
    {
        get
        {
            lock (_gate)
                return _followers.Count > 0;
        }
    }

    public void Add(string content, bool isError, DateTime? timestamp)
    {
        if (timestamp is { } time)
            content = $"{time.ToString(TimestampFormat, CultureInfo.InvariantCulture)} {content}";

        lock (_gate)
        {
            if (_completed)
                return;

            var line = new LogLine(++_lastNumber, content, isError);
            _lines.Enqueue(line);
            if (_lines.Count > Capacity)
                _lines.Dequeue();

            foreach (var follower in _followers)
                follower.Writer.TryWrite(line);
        }
    }

    public LogLine[] Lines()
    {
        lock (_gate)
            return [.. _lines];
    }

    public void Clear()
    {
        lock (_gate)
            _lines.Clear();
    }

    public void Complete()
    {
        lock (_gate)
        {
            _completed = true;
            foreach (var follower in _followers)
                follower.Writer.TryComplete();
        }
    }

    public async IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var (follower, backlog) = Follow();
        try
        {
            if (backlog.Length > 0)
                yield return backlog;

            while (await follower.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
            {
                var batch = new List<LogLine>();
                while (follower.Reader.TryRead(out var line))
                    batch.Add(line);

                yield return batch;
            }
        }
        finally
        {
            Unfollow(follower);
        }
    }

    private (Channel<LogLine> Follower, LogLine[] Backlog) Follow()
    {
        var follower = Channel.CreateUnbounded<LogLine>();
        LogLine[] backlog;
        bool first;
        lock (_gate)
        {
            backlog = [.. _lines];
            _followers.Add(follower);
            first = _followers.Count == 1;
            if (_completed)
                follower.Writer.TryComplete();
        }

        if (first)
            subscribersChanged(true);

        return (follower, backlog);
    }

    private void Unfollow(Channel<LogLine> follower)
    {
        bool last;
        lock (_gate)
        {
            _followers.Remove(follower);
            last = _followers.Count == 0;
        }

        if (last)
            subscribersChanged(false);
    }
}
