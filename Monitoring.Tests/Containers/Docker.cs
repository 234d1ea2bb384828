using System.Diagnostics;

namespace Monitoring.Tests.Containers;

/// <summary>The container engine's command line.</summary>
internal static class Docker
{
    /// <summary>Enough to save or load an image of some hundred MiB.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <returns>What it printed.</returns>
    public static async Task<string> RunAsync(params string[] arguments)
    {
        var (exitCode, output, error) = await TryRunAsync(arguments);
        return exitCode == 0 ? output : throw new InvalidOperationException($"docker {string.Join(' ', arguments)} ended with {exitCode}: {error}");
    }

    /// <returns>What a container wrote.</returns>
    public static async Task<string> LogsAsync(string container)
    {
        var (_, output, error) = await TryRunAsync("logs", container);
        return output + error;
    }

    /// <returns>Null when the engine answers; what to tell the reader when it does not.</returns>
    public static async Task<string?> FindProblemAsync()
    {
        try
        {
            var (exitCode, _, error) = await TryRunAsync("version");
            return exitCode == 0 ? null : $"The container engine does not answer: {error}";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "docker is not on the PATH.";
        }
    }

    /// <returns>The exit code, also of a command that failed, and what it printed.</returns>
    public static async Task<(int ExitCode, string Output, string Error)> TryRunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("docker", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var timeout = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
        var error = process.StandardError.ReadToEndAsync(timeout.Token);
        await process.WaitForExitAsync(timeout.Token);
        return (process.ExitCode, (await output).Trim(), (await error).Trim());
    }
}
