using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Dcp;

/// <summary>What `dcp info` says of the container runtime.</summary>
internal static class ContainerRuntime
{
    private const string Default = "docker";
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(2);

    /// <summary>Throws when the runtime is missing, or not healthy within the time that the configuration grants it (none).</summary>
    public static async Task RequireHealthyAsync(string dcp, string? runtime, IConfiguration configuration, CancellationToken ct)
    {
        var patience = configuration.GetValue<TimeSpan>("DcpPublisher:ContainerRuntimeInitializationTimeout");
        var asked = Stopwatch.StartNew();
        while (await ProblemAsync(dcp, runtime, ct).ConfigureAwait(false) is { } problem)
        {
            if (asked.Elapsed >= patience)
                throw new DistributedApplicationException(problem);

            await Task.Delay(RetryInterval, ct).ConfigureAwait(false);
        }
    }

    private static async Task<string?> ProblemAsync(string dcp, string? runtime, CancellationToken ct)
    {
        using var info = await AskAsync(dcp, runtime, ct).ConfigureAwait(false);
        var containers = info.RootElement.TryGetProperty("containers", out var found) ? found : default;
        var name = string.IsNullOrEmpty(runtime) ? Default : runtime;
        if (!IsTrue(containers, "installed"))
        {
            return $"Container runtime '{name}' could not be found. See https://aka.ms/aspire/containers for more details on supported " +
                $"container runtimes.{Detail(containers)}";
        }

        return IsTrue(containers, "running") ? null
            : $"Container runtime '{name}' was found but appears to be unhealthy. Ensure that it is running and that this user may use it.{Detail(containers)}";
    }

    private static async Task<JsonDocument> AskAsync(string dcp, string? runtime, CancellationToken ct)
    {
        var start = new ProcessStartInfo(dcp) { ArgumentList = { "info" } };
        if (!string.IsNullOrEmpty(runtime))
        {
            start.ArgumentList.Add("--container-runtime");
            start.ArgumentList.Add(runtime);
        }

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timeout.CancelAfter(AnswerTimeout);
        var (exitCode, output) = await ChildProcess.RunAsync(start, timeout.Token).ConfigureAwait(false);
        return exitCode == 0 && output.StartsWith('{')
            ? JsonDocument.Parse(output.Split('\n')[0])
            : throw new DistributedApplicationException($"'dcp info' returned exit code {exitCode}. {output}");
    }

    private static bool IsTrue(JsonElement containers, string property) =>
        containers.ValueKind == JsonValueKind.Object && containers.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.True;

    private static string Detail(JsonElement containers) =>
        containers.ValueKind == JsonValueKind.Object && containers.TryGetProperty("error", out var error) ? $" ({error.GetString()})" : "";
}
