using System.Globalization;
using Monitoring.Bench;

// Arguments, from eng/bench.sh: AppHost assembly, AppHost project folder, working folder, compose command, pairs.
var (assembly, project, folder, composeCommand, pairs) = (args[0], args[1], args[2], args[3], int.Parse(args[4], CultureInfo.InvariantCulture));
var atRest = TimeSpan.FromSeconds(30);

using var docker = new DockerEngine();
using var appHost = new AppHostContestant(docker, assembly, project, Path.Combine(folder, "apphost.log"));

Console.WriteLine("Warming up: the AppHost, to learn which components there are ...");
appHost.Start();
var containers = await appHost.DiscoverAsync();
await Task.Delay(atRest);
var memory = ProcessTree.Measure(appHost.ProcessId);
var components = containers.Where(container => Readiness.CanAsk(container.Value)).Select(container => container.Key).Order(StringComparer.Ordinal).ToList();
var compose = new ComposeContestant(docker, composeCommand, await ComposeFile.WriteAsync(docker, containers, folder), Path.Combine(folder, "compose.log"));
await appHost.StopAsync();
Console.WriteLine($"  {components.Count} components: {string.Join(", ", components)}");

Console.WriteLine($"Warming up: {composeCommand} ...");
await RunAsync(compose);

Console.WriteLine("Start to all ready, in seconds:");
Console.WriteLine("  pair   AppHost   Compose");
var results = new List<(double AppHost, double Compose)>();
for (var pair = 1; pair <= pairs; pair++)
{
    // Who goes first changes, so that neither profits from what the other left in the caches.
    var appHostFirst = pair % 2 == 1;
    var first = await RunAsync(appHostFirst ? appHost : compose);
    var second = await RunAsync(appHostFirst ? compose : appHost);
    results.Add(appHostFirst ? (first, second) : (second, first));
    Console.WriteLine(FormattableString.Invariant($"  {pair,4}   {results[^1].AppHost,7:0.00}   {results[^1].Compose,7:0.00}"));
}

var (appHostMedian, composeMedian) = (Median(results.Select(result => result.AppHost)), Median(results.Select(result => result.Compose)));
Console.WriteLine(FormattableString.Invariant($"  median {appHostMedian,7:0.00}   {composeMedian,7:0.00}   ratio {appHostMedian / composeMedian:0.00}"));

Console.WriteLine(FormattableString.Invariant($"Memory {atRest.TotalSeconds:0} s after the start, in MB (resident; proportional: shared pages split):"));
foreach (var group in memory)
{
    Console.WriteLine(FormattableString.Invariant($"  {group.Name,-15} {group.Resident * 1.024 / 1000,6:0}   {group.Proportional * 1.024 / 1000,6:0}   {group.Processes} process(es)"));
}

async Task<double> RunAsync(Contestant contestant)
{
    var time = await contestant.StartToReadyAsync(components);
    await contestant.StopAsync();
    return time.TotalSeconds;
}

static double Median(IEnumerable<double> values)
{
    var sorted = values.Order().ToList();
    return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
}
