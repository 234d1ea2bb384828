using System.Diagnostics;
using Monitoring.Hosting.Running;
using Monitoring.Tests.Containers;
using Xunit;

namespace Monitoring.Tests.Stack;

/// <summary>However the app host ends, nothing of it stays behind.</summary>
[Collection(OwnStackTests.Name)]
[Trait("Category", ContainerEngine.Category)]
public sealed class LifecycleTests
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task Ctrl_C_stops_everything_cleanly_within_10_seconds()
    {
        ContainerEngine.Require();
        using var host = AppHostProcess.Start([]);
        var run = await Run.Of(host);

        // A start that is cut short ends otherwise, and nothing tells outside when the last process has started.
        await Task.Delay(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        var clock = Stopwatch.StartNew();
        host.Signal("INT");
        var exitCode = await host.Ended(TimeSpan.FromSeconds(10));

        Assert.True(exitCode == 0, $"It ended with {exitCode} and wrote:\n{host.Output}");
        await run.IsGone(TimeSpan.FromSeconds(10) - clock.Elapsed);
    }

    [Fact]
    public async Task SIGKILL_leaves_no_container_network_or_process_after_20_seconds_and_no_folder_after_the_next_start()
    {
        ContainerEngine.Require();
        using var temporary = new TestFolder();
        using var host = AppHostProcess.Start([], start => start.Environment["TMPDIR"] = temporary.Path);
        var run = await Run.Of(host);
        var folders = Directory.GetDirectories(temporary.Path, "monitoring-*");
        OwnedFolder.DeleteOrphans(temporary.Path);
        Assert.Equal(folders, Directory.GetDirectories(temporary.Path, "monitoring-*"));
        Assert.NotEmpty(folders);

        host.Signal("KILL");
        await host.Ended(TimeSpan.FromSeconds(5));

        await run.IsGone(TimeSpan.FromSeconds(20));
        OwnedFolder.DeleteOrphans(temporary.Path);
        Assert.Empty(Directory.GetDirectories(temporary.Path, "monitoring-*"));
    }

    /// <summary>What belongs to one run: found by the network, which has all containers of the run and a name of its own.</summary>
    private sealed record Run(string Network, string[] Containers, int AppHost)
    {
        private static readonly string[] LastToStart = ["alertmanager-0", "alertmanager-1", "alertmanager-2", "prometheus-0", "prometheus-1"];

        public static async Task<Run> Of(AppHostProcess host)
        {
            var before = await Networks();
            Run? run = null;
            await Eventually.Async(
                async () =>
                {
                    if (host.Output.Contains("Distributed application started.", StringComparison.Ordinal))
                    {
                        var network = (await Networks()).Except(before).Single();
                        run = new Run(network, await ContainersOf(network), host.Id);
                    }

                    // Aspire may say so before those that wait for others have started.
                    return run is not null && LastToStart.All(name => run.Containers.Any(container => container.StartsWith(name, StringComparison.Ordinal)));
                },
                StartPatience,
                () => $"the start of the app host, of which {string.Join(", ", run?.Containers ?? [])} run, and which wrote:\n{host.Output}");
            return run!;
        }

        public Task IsGone(TimeSpan patience) => Eventually.Async(
            async () =>
            {
                var containers = Lines(await Docker.RunAsync("ps", "--all", "--format", "{{.Names}}"));
                return !containers.Intersect(Containers).Any() && !(await Networks()).Contains(Network) && !Children().Any();
            },
            patience,
            "the end of the containers, the network and the processes of the run");

        private static async Task<string[]> Networks() => Lines(await Docker.RunAsync("network", "ls", "--filter", "name=aspire-", "--format", "{{.Name}}"));

        private static async Task<string[]> ContainersOf(string network) =>
            Lines(await Docker.RunAsync("ps", "--filter", $"network={network}", "--format", "{{.Names}}"));

        // The orchestrator is told which process to watch; the projects it runs are its children.
        private IEnumerable<string> Children() => Directory.EnumerateDirectories("/proc")
            .Select(process => Path.Combine(process, "cmdline"))
            .Where(File.Exists)
            .Select(ReadCommandLine)
            .Where(command => command.Contains($"--monitor {AppHost} ", StringComparison.Ordinal));

        private static string ReadCommandLine(string file)
        {
            try
            {
                return File.ReadAllText(file).Replace('\0', ' ');
            }
            catch (IOException)
            {
                // The process ended between the listing and the reading.
                return "";
            }
        }

        private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
