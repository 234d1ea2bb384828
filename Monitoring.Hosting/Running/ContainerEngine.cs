using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Running;

/// <summary>The container engine's command-line client, the one that Aspire uses too.</summary>
internal static class ContainerEngine
{
    private const string Id = "MON004";

    // A missing or stopped engine is told by the client at once; a busy one may take its time.
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(20);

    /// <summary>The client's name: <c>docker</c>, or what ASPIRE_CONTAINER_RUNTIME says.</summary>
    public static string ClientName(IConfiguration configuration) =>
        configuration["ASPIRE_CONTAINER_RUNTIME"] ?? configuration["DOTNET_ASPIRE_CONTAINER_RUNTIME"] ?? "docker";

    /// <summary>Makes sure that there is an engine and that it answers.</summary>
    /// <exception cref="MonitoringValidationException">There is none, or it does not answer.</exception>
    public static async Task CheckAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        var client = ClientName(configuration);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(AnswerTimeout);
        try
        {
            var (exitCode, output) = await RunAsync(client, ["version", "--format", "{{.Server.Version}}"], timeout.Token);
            if (exitCode != 0)
            {
                throw Error($"The container engine behind '{client}' does not answer: {output.Trim()}",
                    "Start it (Docker Desktop, or 'sudo systemctl start docker'; ./eng/setup.sh does it on Debian).");
            }
        }
        catch (Win32Exception)
        {
            throw Error($"There is no container engine: '{client}' is not installed.",
                "Install Docker or Podman (https://aspire.dev/get-started/prerequisites/; ./eng/setup.sh does it on Debian), or name another client in ASPIRE_CONTAINER_RUNTIME.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Error($"The container engine behind '{client}' gave no answer for {AnswerTimeout.TotalSeconds:0} seconds.", "Restart it, then try again.");
        }
    }

    /// <summary>Runs the client to its end.</summary>
    /// <returns>The exit code, and standard output followed by standard error.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(string client, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(client, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, await output + await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static MonitoringValidationException Error(string message, string fix) => new([Finding.Error(Id, "container engine", message, fix)]);
}
