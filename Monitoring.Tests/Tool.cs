using System.Diagnostics;
using Xunit;

namespace Monitoring.Tests;

/// <summary>A command line tool that judges what we generate: promtool, amtool. Taken from PATH.</summary>
/// <param name="name">The name of the executable.</param>
public sealed class Tool(string name)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Runs the tool; the test fails when it does not exit with 0 and is skipped where it is not installed,
    /// unless <c>MONITORING_REQUIRE_CONTAINERS=1</c> says that everything has to run.</summary>
    /// <returns>What it wrote.</returns>
    public async Task<string> Accepts(params string[] arguments)
    {
        var (exitCode, output) = await Run(arguments);
        Assert.True(exitCode == 0, $"{name} {string.Join(' ', arguments)} ended with {exitCode}:\n{output}");
        return output;
    }

    /// <summary>Runs the tool, whatever its verdict.</summary>
    public async Task<(int ExitCode, string Output)> Run(params string[] arguments)
    {
        if (!IsInstalled(name))
        {
            Assert.SkipWhen(Environment.GetEnvironmentVariable("MONITORING_REQUIRE_CONTAINERS") != "1", $"{name} is not on the PATH.");
            Assert.Fail($"{name} is not on the PATH, and MONITORING_REQUIRE_CONTAINERS=1 demands it.");
        }

        using var process = Process.Start(new ProcessStartInfo(name, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(Patience);
        var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(timeout.Token), process.StandardError.ReadToEndAsync(timeout.Token));
        await process.WaitForExitAsync(timeout.Token);
        return (process.ExitCode, string.Concat(output));
    }

    /// <summary>Whether an executable is on the PATH.</summary>
    public static bool IsInstalled(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, name)));
}
