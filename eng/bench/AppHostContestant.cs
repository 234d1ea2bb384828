using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Monitoring.Bench;

/// <summary>The stack as the AppHost starts it: orchestrator and dashboard included, ports and volumes of its own.</summary>
/// <param name="docker">The engine.</param>
/// <param name="assembly">The path of Monitoring.AppHost.dll.</param>
/// <param name="project">The AppHost's project folder, which it runs in.</param>
/// <param name="log">The file that gets its output.</param>
internal sealed class AppHostContestant(DockerEngine docker, string assembly, string project, string log) : Contestant(docker), IDisposable
{
    private const string LabelPrefix = "com.microsoft.developer.usvc-dev.";
    private Process? _appHost;
    private int? _controllers;

    /// <summary>The running AppHost's process id.</summary>
    public int ProcessId => _appHost?.Id ?? throw new InvalidOperationException("The AppHost does not run.");

    /// <inheritdoc />
    public override void Start()
    {
        _controllers = null;
        // A shell only to send the output into a file; it becomes the AppHost.
        var start = new ProcessStartInfo("/bin/sh")
        {
            WorkingDirectory = project,
            ArgumentList = { "-c", "exec dotnet \"$0\" --DcpPublisher:RandomizePorts=true >\"$1\" 2>&1 </dev/null", assembly, log },
            Environment =
            {
                ["DOTNET_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_URLS"] = FreeAddress(),
                ["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] = FreeAddress(),
                ["ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL"] = FreeAddress(),
                ["ASPIRE_ALLOW_UNSECURED_TRANSPORT"] = "true",
            },
        };
        _appHost = Process.Start(start)!;
    }

    /// <inheritdoc />
    public override async Task<IReadOnlyDictionary<string, Container>> ListContainersAsync()
    {
        if (_appHost is { HasExited: true } && _controllers is null)
        {
            throw new InvalidOperationException($"The AppHost ended with exit code {_appHost.ExitCode}: see {log}");
        }

        _controllers ??= ProcessTree.FindControllers(ProcessId);
        if (_controllers is null)
        {
            return new Dictionary<string, Container>(StringComparer.Ordinal);
        }

        var containers = await Docker.ListAsync($"{LabelPrefix}creatorProcessId={_controllers}");
        return containers.ToDictionary(ResourceName, StringComparer.Ordinal);
    }

    /// <summary>Waits until no container has come for a while and all of them are ready.</summary>
    public async Task<IReadOnlyDictionary<string, Container>> DiscoverAsync()
    {
        var settled = TimeSpan.FromSeconds(20);
        var sinceLast = Stopwatch.StartNew();
        var known = await ListContainersAsync();
        while (known.Count == 0 || sinceLast.Elapsed < settled)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500));
            var containers = await ListContainersAsync();
            if (containers.Count != known.Count)
            {
                sinceLast.Restart();
                known = containers;
            }
        }

        return known;
    }

    /// <inheritdoc />
    public override async Task StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{ProcessId}"]))
        {
            await kill.WaitForExitAsync();
        }

        await _appHost!.WaitForExitAsync();
        while ((await ListContainersAsync()).Count > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (_appHost is { HasExited: false })
        {
            _appHost.Kill();
        }

        _appHost?.Dispose();
    }

    // The orchestrator adds a random part: prometheus-0-reyfpaen.
    private static string ResourceName(Container container)
    {
        var name = container.Labels[LabelPrefix + "name"];
        return name[..name.LastIndexOf('-')];
    }

    private static string FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}";
    }
}
