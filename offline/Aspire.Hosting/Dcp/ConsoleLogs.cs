using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dcp;

/// <summary>
/// Hands the console output of workloads to the resource logs. For each container that is followed DCP keeps two `docker logs` running,
/// so only those are followed that somebody has asked for, and from then on for good.
/// </summary>
internal sealed class ConsoleLogs(DcpClient client, ResourceLoggerService logs, ILogger logger)
{
    // Output of the runtime while it creates a container (why an image can't be had, …), then of the program itself.
    private static readonly (string Source, bool IsError)[] Sources =
        [("startup_stdout", false), ("startup_stderr", false), ("stdout", false), ("stderr", true)];

    private static readonly TimeSpan CollectTime = TimeSpan.FromMilliseconds(500);

    private readonly Lock _gate = new();
    private readonly HashSet<string> _wanted = [];
    private readonly Dictionary<string, (DcpKind Kind, string Uid)> _available = [];
    private readonly ConcurrentDictionary<string, (string Uid, Task Following)> _followed = new();

    /// <summary>Follows what is or gets subscribed to, until cancelled.</summary>
    public async Task ServeSubscribersAsync(CancellationToken ct)
    {
        try
        {
            await foreach (var subscriber in logs.WatchAnySubscribersAsync(ct).ConfigureAwait(false))
            {
                if (subscriber.AnySubscribers)
                    Want(subscriber.Name, ct);
            }
        }
        catch (OperationCanceledException)
        {
            // The application ends.
        }
    }

    /// <summary>DCP has something to read for the workload, or for the next life of it.</summary>
    public void MakeAvailable(Workload workload, string uid, CancellationToken ct)
    {
        lock (_gate)
        {
            _available[workload.Name] = (workload.Kind, uid);
            FollowIfPossible(workload.Name, ct);
        }
    }

    /// <summary>Waits, a moment at most, until the output of a workload that has ended is here.</summary>
    public async Task DrainAsync(Workload workload, CancellationToken ct)
    {
        if (_followed.TryGetValue(workload.Name, out var followed))
            await Task.WhenAny(followed.Following, Task.Delay(TimeSpan.FromSeconds(1), ct)).ConfigureAwait(false);
    }

    /// <summary>All that a workload nobody follows has written so far.</summary>
    public async Task<IReadOnlyList<LogLine>> ReadAsync(string name, CancellationToken ct)
    {
        DcpKind kind;
        lock (_gate)
        {
            if (_followed.ContainsKey(name) || !_available.TryGetValue(name, out var available))
                return [];

            kind = available.Kind;
        }

        // DCP begins to collect the output of a container when it is first asked for it, and answers with what it has by then.
        await LinesAsync(kind, name, "stdout", follow: false, ct).LastOrDefaultAsync(ct).ConfigureAwait(false);
        await Task.Delay(CollectTime, ct).ConfigureAwait(false);

        var lines = new List<(string Text, bool IsError)>();
        foreach (var (source, isError) in Sources)
        {
            await foreach (var line in LinesAsync(kind, name, source, follow: false, ct).ConfigureAwait(false))
                lines.Add((line, isError));
        }

        // By time, with which each line begins.
        return [.. lines.OrderBy(l => l.Text, StringComparer.Ordinal).Select((l, index) => new LogLine(index + 1, l.Text, l.IsError))];
    }

    /// <summary>The first thing that went wrong with a workload, as DCP wrote it down.</summary>
    public async Task<string?> FirstErrorAsync(Workload workload, CancellationToken ct)
    {
        await foreach (var line in LinesAsync(workload.Kind, workload.Name, "system", follow: false, ct).ConfigureAwait(false))
        {
            // Time, level, source, message, details.
            if (line.Split('\t') is not [_, "error", _, var message, var details])
                continue;

            using var json = JsonDocument.Parse(details);
            return json.RootElement.TryGetProperty("error", out var error) ? $"{message}: {error.GetString()}" : message;
        }

        return null;
    }

    private void Want(string name, CancellationToken ct)
    {
        lock (_gate)
        {
            _wanted.Add(name);
            FollowIfPossible(name, ct);
        }
    }

    private void FollowIfPossible(string name, CancellationToken ct)
    {
        if (!_wanted.Contains(name) || !_available.TryGetValue(name, out var available))
            return;

        if (!_followed.TryGetValue(name, out var followed) || followed.Uid != available.Uid)
            _followed[name] = (available.Uid, Task.WhenAll(Sources.Select(s => FollowAsync(available.Kind, name, s.Source, s.IsError, ct))));
    }

    private async Task FollowAsync(DcpKind kind, string name, string source, bool isError, CancellationToken ct)
    {
        try
        {
            await foreach (var line in LinesAsync(kind, name, source, follow: true, ct).ConfigureAwait(false))
                logs.AddLine(name, line, isError, timestamp: null);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The application ends.
        }
        catch (Exception ex) when (ex is HttpRequestException or IOException or DistributedApplicationException)
        {
            logger.LogDebug(ex, "Reading {Source} of {Name} ended.", source, name);
        }
    }

    // Each line begins with its time, as the dashboard expects it.
    private async IAsyncEnumerable<string> LinesAsync(
        DcpKind kind, string name, string source, bool follow, [EnumeratorCancellation] CancellationToken ct)
    {
        using var reader = new StreamReader(await client.OpenLogAsync(kind, name, source, follow, ct).ConfigureAwait(false));
        while (await reader.ReadLineAsync(ct).ConfigureAwait(false) is { } line)
            yield return line;
    }
}
