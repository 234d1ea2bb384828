using System.Diagnostics;
using System.Net.Http.Json;
using Xunit;

namespace Monitoring.Tests.Watchdog;

/// <summary>The real Alertmanager, sending to a Watchdog.</summary>
internal sealed class AlertmanagerProcess : IAsyncDisposable
{
    public static readonly TimeSpan GroupWait = TimeSpan.FromSeconds(1);

    /// <summary>What Debian and upstream call it.</summary>
    private static readonly string[] Names = ["prometheus-alertmanager", "alertmanager"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("monitoring-tests-alertmanager-");
    private readonly Process _process;
    private readonly HttpClient _client;

    private AlertmanagerProcess(string executable, Uri watchdog, int clusterPort, IEnumerable<int> peers)
    {
        var config = Path.Combine(_folder.FullName, "alertmanager.yml");
        File.WriteAllText(config, $$"""
            route:
              receiver: watchdog
              group_by: [alertname]
              group_wait: {{GroupWait.TotalSeconds}}s
              group_interval: 1s
              repeat_interval: 2s
            receivers:
              - name: watchdog
                webhook_configs:
                  - url: {{watchdog}}api/alerts
                    http_config: { authorization: { credentials: "{{RunningWatchdog.Token}}" } }
            """);
        var address = $"127.0.0.1:{FreePort.Find()}";
        _process = Process.Start(new ProcessStartInfo(executable,
        [
            $"--config.file={config}", $"--storage.path={_folder.FullName}/data", $"--web.listen-address={address}", "--log.level=error",
            $"--cluster.listen-address=127.0.0.1:{clusterPort}", "--cluster.peer-timeout=500ms", "--cluster.settle-timeout=5s",
            .. peers.Select(peer => $"--cluster.peer=127.0.0.1:{peer}"),
        ]))!;
        _client = new HttpClient { BaseAddress = new Uri($"http://{address}") };
    }

    /// <summary>A cluster of two. Skips or fails the test where Alertmanager is not installed, as tools do.</summary>
    public static async Task<(AlertmanagerProcess First, AlertmanagerProcess Second)> StartTwoAsync(Uri watchdog)
    {
        var executable = Names.FirstOrDefault(Tool.IsInstalled) ?? Names[0];
        await new Tool(executable).Accepts("--version");

        int[] ports = [FreePort.Find(), FreePort.Find()];
        var first = new AlertmanagerProcess(executable, watchdog, ports[0], []);
        await first.WaitUntilReadyAsync();
        var second = new AlertmanagerProcess(executable, watchdog, ports[1], [ports[0]]);
        await second.WaitUntilReadyAsync();
        return (first, second);
    }

    /// <summary>Does what a Prometheus does with a firing alert.</summary>
    public async Task AlertAsync(string name)
    {
        using var response = await _client.PostAsJsonAsync("/api/v2/alerts", new[]
        {
            new { labels = new { alertname = name, severity = "critical" }, startsAt = DateTimeOffset.UtcNow, endsAt = DateTimeOffset.UtcNow.AddMinutes(5) },
        }, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        if (_folder.Exists)
            _folder.Delete(recursive: true);
    }

    private Task WaitUntilReadyAsync() => Eventually.Async(async () =>
    {
        try
        {
            using var response = await _client.GetAsync(new Uri("/-/ready", UriKind.Relative), TestContext.Current.CancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }, TimeSpan.FromSeconds(30), "Alertmanager to be ready");
}
