using System.Diagnostics;

namespace Monitoring.Bench;

/// <summary>The same containers as Docker Compose starts them.</summary>
/// <param name="docker">The engine.</param>
/// <param name="command">The command: <c>docker compose</c> or <c>docker-compose</c>.</param>
/// <param name="file">The compose file.</param>
/// <param name="log">The file that gets its output.</param>
internal sealed class ComposeContestant(DockerEngine docker, string command, string file, string log) : Contestant(docker)
{
    private const string Project = "monitoring-bench";
    private Process? _up;

    /// <inheritdoc />
    public override void Start() => _up = Run("up --detach");

    /// <inheritdoc />
    public override async Task StopAsync()
    {
        await _up!.WaitForExitAsync();
        _up.Dispose();
        using var down = Run("down --volumes --timeout 10");
        await down.WaitForExitAsync();
        if (down.ExitCode != 0)
        {
            throw new InvalidOperationException($"{command} down failed: see {log}");
        }
    }

    /// <inheritdoc />
    public override async Task<IReadOnlyDictionary<string, Container>> ListContainersAsync()
    {
        if (_up is { HasExited: true, ExitCode: not 0 })
        {
            throw new InvalidOperationException($"{command} up failed: see {log}");
        }

        var containers = await Docker.ListAsync($"com.docker.compose.project={Project}");
        return containers.ToDictionary(container => container.Labels["com.docker.compose.service"], StringComparer.Ordinal);
    }

    private Process Run(string arguments) => Process.Start(new ProcessStartInfo("/bin/sh")
    {
        ArgumentList = { "-c", $"exec {command} --project-name {Project} --file \"$0\" {arguments} >>\"$1\" 2>&1 </dev/null", file, log },
    })!;
}
