namespace Monitoring.Bench;

/// <summary>Lets the AppHost and Docker Compose start the same stack in turns, and reports.</summary>
/// <param name="docker">The engine.</param>
/// <param name="appHost">The AppHost.</param>
/// <param name="composeCommand">The command: <c>docker compose</c> or <c>docker-compose</c>.</param>
/// <param name="folder">A folder for the compose file, what it mounts, and logs.</param>
internal sealed class StartBench(DockerEngine docker, AppHostContestant appHost, string composeCommand, string folder)
{
    private static readonly TimeSpan AtRest = TimeSpan.FromSeconds(30);

    /// <summary>Runs it all.</summary>
    /// <param name="pairs">How often each starts, after a start that does not count.</param>
    public async Task RunAsync(int pairs)
    {
        Console.WriteLine("Warming up: the AppHost, to learn which components there are ...");
        appHost.Start();
        var containers = await appHost.DiscoverAsync();
        await Task.Delay(AtRest);
        var memory = ProcessTree.Measure(appHost.ProcessId);
        var components = containers.Where(container => Readiness.CanAsk(container.Value)).Select(container => container.Key).Order(StringComparer.Ordinal).ToList();
        var composeFile = await ComposeFile.WriteAsync(docker, containers, folder);
        await appHost.StopAsync();
        Console.WriteLine($"  {components.Count} components: {string.Join(", ", components)}");

        Console.WriteLine($"Warming up: {composeCommand} ...");
        var compose = new ComposeContestant(docker, composeCommand, composeFile, Path.Combine(folder, "compose.log"));
        await MeasureAsync(compose, components);

        ReportTimes(await TakeTurnsAsync(compose, components, pairs));
        ReportMemory(memory);
    }

    private async Task<IReadOnlyList<(double AppHost, double Compose)>> TakeTurnsAsync(ComposeContestant compose, IReadOnlyCollection<string> components, int pairs)
    {
        Console.WriteLine("Start to all ready, in seconds:");
        Console.WriteLine("  pair     AppHost   Compose");
        var times = new List<(double AppHost, double Compose)>();
        for (var pair = 1; pair <= pairs; pair++)
        {
            // Who goes first changes, so that neither profits from what the other left in the caches.
            var appHostFirst = pair % 2 == 1;
            var first = await MeasureAsync(appHostFirst ? appHost : compose, components);
            var second = await MeasureAsync(appHostFirst ? compose : appHost, components);
            times.Add(appHostFirst ? (first, second) : (second, first));
            Console.WriteLine(FormattableString.Invariant($"  {pair,-6} {times[^1].AppHost,9:0.00} {times[^1].Compose,9:0.00}"));
        }

        return times;
    }

    private static async Task<double> MeasureAsync(Contestant contestant, IReadOnlyCollection<string> components)
    {
        var time = await contestant.StartToReadyAsync(components);
        await contestant.StopAsync();
        return time.TotalSeconds;
    }

    private static void ReportTimes(IReadOnlyList<(double AppHost, double Compose)> times)
    {
        var (appHost, compose) = (Median(times.Select(time => time.AppHost)), Median(times.Select(time => time.Compose)));
        Console.WriteLine(FormattableString.Invariant($"  median {appHost,9:0.00} {compose,9:0.00}   ratio {appHost / compose:0.00}"));
    }

    private static void ReportMemory(IReadOnlyList<Memory> memory)
    {
        Console.WriteLine($"Memory at rest, {AtRest.TotalSeconds:0} s after the last component came, in MB:");
        Console.WriteLine("                  resident   proportional   processes");
        foreach (var group in memory)
        {
            Console.WriteLine(FormattableString.Invariant($"  {group.Name,-15} {ToMegabytes(group.Resident),8:0} {ToMegabytes(group.Proportional),14:0} {group.Processes,11}"));
        }
    }

    private static double ToMegabytes(long kibibytes) => kibibytes * 1024 / 1e6;

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
