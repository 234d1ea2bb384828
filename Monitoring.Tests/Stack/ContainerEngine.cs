using System.ComponentModel;
using System.Diagnostics;
using Xunit;

namespace Monitoring.Tests.Stack;

/// <summary>The container engine of this machine.</summary>
public static class ContainerEngine
{
    /// <summary>The trait of all tests that need an engine: <c>dotnet test --filter Category!=Containers</c> leaves them out.</summary>
    public const string Category = "Containers";

    private static readonly bool IsRequired = Environment.GetEnvironmentVariable("MONITORING_REQUIRE_CONTAINERS") == "1";

    private static readonly Lazy<string?> Problem = new(FindProblem);

    /// <summary>Whether containers can be run here.</summary>
    public static bool IsAvailable => Problem.Value is null;

    /// <summary>Skips the test where there is no engine, with the reason; fails it where there has to be one.</summary>
    public static void Require()
    {
        if (Problem.Value is { } problem)
        {
            Assert.False(IsRequired, problem);
            Assert.Skip(problem);
        }
    }

    /// <summary>Runs the engine's client and returns the lines it writes.</summary>
    public static async Task<string[]> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("docker", arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"docker {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string? FindProblem()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("docker", ["version"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : "The container engine does not answer. Run ./eng/setup.sh.";
        }
        catch (Win32Exception)
        {
            return "There is no container engine. Run ./eng/setup.sh.";
        }
    }
}
