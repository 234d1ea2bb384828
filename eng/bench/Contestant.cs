using System.Diagnostics;

namespace Monitoring.Bench;

/// <summary>A way to start the stack.</summary>
internal abstract class Contestant(DockerEngine docker)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>The engine both use.</summary>
    protected DockerEngine Docker { get; } = docker;

    /// <summary>Starts it, without waiting.</summary>
    public abstract void Start();

    /// <summary>Stops it, and waits until nothing of it is left.</summary>
    public abstract Task StopAsync();

    /// <summary>The component's name by container, for the containers that run at the moment.</summary>
    public abstract Task<IReadOnlyDictionary<string, Container>> ListContainersAsync();

    /// <summary>Starts the stack and waits until every component answers that it is ready.</summary>
    /// <param name="components">The components' names.</param>
    /// <returns>The time from the start to the last component's answer.</returns>
    public async Task<TimeSpan> StartToReadyAsync(IReadOnlyCollection<string> components)
    {
        var clock = Stopwatch.StartNew();
        var ready = new HashSet<string>(StringComparer.Ordinal);
        Start();
        while (!components.All(ready.Contains))
        {
            if (clock.Elapsed > Limit)
            {
                throw new TimeoutException($"Not ready within {Limit.TotalSeconds:0} s: {string.Join(", ", components.Except(ready))}");
            }

            await Task.Delay(Pause);
            var containers = await ListContainersAsync();
            var waiting = containers.Where(container => !ready.Contains(container.Key) && Readiness.CanAsk(container.Value)).ToList();
            var answers = await Task.WhenAll(waiting.Select(container => Readiness.IsReadyAsync(container.Value)));
            ready.UnionWith(waiting.Zip(answers).Where(pair => pair.Second).Select(pair => pair.First.Key));
        }

        return clock.Elapsed;
    }
}
