using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Monitoring.Hosting.Alertmanager;
using Xunit;

namespace Monitoring.Tests.Alertmanager;

/// <summary>A real Alertmanager of one member under the stack's inhibition rules, with nobody to notify. An alert is written as
/// <c>Name{label=value,…}</c>.</summary>
public sealed class LoneAlertmanager : IAsyncLifetime
{
    /// <summary>What Debian and upstream call it.</summary>
    private static readonly string[] Names = ["prometheus-alertmanager", "alertmanager"];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string _executable = Names.FirstOrDefault(Tool.IsInstalled) ?? Names[0];
    private DirectoryInfo? _folder;
    private Process? _process;
    private HttpClient? _client;

    /// <summary>Skips or fails the test where Alertmanager is not installed, as tools do.</summary>
    public Task IsRequired() => new Tool(_executable).Accepts("--version");

    public async ValueTask InitializeAsync()
    {
        if (!Tool.IsInstalled(_executable))
        {
            return;
        }

        _folder = ContainerFiles.Materialize(AlertmanagerScenario.Describe(new AlertmanagerSpec { Replicas = 1 }, TestAddressing.Local).Containers[0]);
        var address = $"127.0.0.1:{FreePort.Find()}";
        _process = Process.Start(new ProcessStartInfo(_executable,
        [
            $"--config.file={_folder.FullName}/config/alertmanager.yml", $"--storage.path={_folder.FullName}/data",
            $"--web.listen-address={address}", "--cluster.listen-address=", "--log.level=error",
        ]));
        _client = new HttpClient { BaseAddress = new Uri($"http://{address}") };
        await Eventually.Async(IsReady, Patience, "Alertmanager to be ready");
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_process is not null)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        _folder?.Delete(recursive: true);
    }

    /// <summary>Does what a Prometheus does with firing alerts, and waits until all of them are judged: they are, one after the other.</summary>
    public async Task Fire(params IReadOnlyList<string> alerts)
    {
        var job = Guid.NewGuid();
        IReadOnlyList<string> last = [$"JobDown{{job={job}}}", $"TargetDown{{job={job}}}"];
        var firing = alerts.Concat(last).Select(alert => new { labels = Labels(alert), startsAt = DateTimeOffset.UtcNow, endsAt = DateTimeOffset.UtcNow.AddMinutes(5) });
        using var response = await _client!.PostAsJsonAsync("/api/v2/alerts", firing, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        await Eventually.Async(() => Silences(last[0], last[1]), Patience, "the last of the alerts");
    }

    /// <summary>Whether the first alert is why nobody hears of the second.</summary>
    public async Task<bool> Silences(string loud, string quiet)
    {
        var (silencing, silenced) = (await Find(loud), await Find(quiet));
        return silenced?["status"]!["inhibitedBy"]!.AsArray().Any(fingerprint => fingerprint!.GetValue<string>() == silencing?["fingerprint"]!.GetValue<string>()) ?? false;
    }

    private static Dictionary<string, string> Labels(string alert)
    {
        var parts = alert.TrimEnd('}').Split('{');
        return parts[1].Split(',').Select(label => label.Split('=')).Append(["alertname", parts[0]]).ToDictionary(label => label[0], label => label[1]);
    }

    private async Task<JsonNode?> Find(string alert)
    {
        var labels = Labels(alert);
        var known = await _client!.GetFromJsonAsync<JsonArray>("/api/v2/alerts", TestContext.Current.CancellationToken);
        return known!.FirstOrDefault(candidate =>
            candidate!["labels"]!.AsObject().Count == labels.Count && labels.All(label => candidate["labels"]![label.Key]?.GetValue<string>() == label.Value));
    }

    private async Task<bool> IsReady()
    {
        try
        {
            using var response = await _client!.GetAsync(new Uri("/-/ready", UriKind.Relative));
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
