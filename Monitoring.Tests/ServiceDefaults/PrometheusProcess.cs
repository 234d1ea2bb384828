using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Xunit;

namespace Monitoring.Tests.ServiceDefaults;

/// <summary>The real Prometheus, scraping one address every second.</summary>
internal sealed class PrometheusProcess : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("monitoring-tests-prometheus-");
    private readonly Process _process;
    private readonly HttpClient _client;

    private PrometheusProcess(Uri target)
    {
        var address = $"127.0.0.1:{FreePort.Find()}";
        var config = Path.Combine(_folder.FullName, "prometheus.yml");
        File.WriteAllText(config, $$"""
            global: { scrape_interval: 1s, scrape_timeout: 1s }
            scrape_configs:
              - job_name: service
                static_configs: [{ targets: ["{{target.Authority}}"] }]
            """);
        _process = Process.Start(new ProcessStartInfo("prometheus",
        [
            $"--config.file={config}", $"--storage.tsdb.path={_folder.FullName}/data", $"--web.listen-address={address}", "--log.level=error",
        ]))!;
        _client = new HttpClient { BaseAddress = new Uri($"http://{address}") };
    }

    /// <summary>Skips or fails the test where Prometheus is not installed, as tools do.</summary>
    public static async Task<PrometheusProcess> ScrapeAsync(Uri target)
    {
        await new Tool("prometheus").Accepts("--version");
        return new PrometheusProcess(target);
    }

    /// <summary>Waits until the expression has a value.</summary>
    public async Task<double> ValueOfAsync(string expression)
    {
        double? value = null;
        await Eventually.Async(async () => (value = await TryQueryAsync(expression)) is not null, TimeSpan.FromSeconds(30), $"a value of {expression}");
        return value!.Value;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task<double?> TryQueryAsync(string expression)
    {
        try
        {
            using var answer = JsonDocument.Parse(await _client.GetStringAsync(
                new Uri($"/api/v1/query?query={Uri.EscapeDataString(expression)}", UriKind.Relative), TestContext.Current.CancellationToken));
            var result = answer.RootElement.GetProperty("data").GetProperty("result");
            return result.GetArrayLength() == 0 ? null : double.Parse(result[0].GetProperty("value")[1].GetString()!, CultureInfo.InvariantCulture);
        }
        catch (HttpRequestException)
        {
            // It is still starting.
            return null;
        }
    }
}
