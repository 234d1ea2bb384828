using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Xunit;

namespace Monitoring.Tests.Security;

/// <summary>A real Prometheus behind a web configuration, on a free port of the loopback interface.</summary>
internal sealed class GuardedPrometheus : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly HttpClient _client;

    private GuardedPrometheus(Process process, HttpClient client) => (_process, _client) = (process, client);

    /// <summary>Starts it and waits until it answers, whatever the answer; skips the test where Prometheus is not installed.</summary>
    public static async Task<GuardedPrometheus> Start(WebFolder folder)
    {
        await new Tool("prometheus").Accepts("--version");
        var port = FreePort.Find();
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "prometheus.yml"), "");
        var process = Process.Start(new ProcessStartInfo("prometheus",
        [
            $"--config.file={folder.FullName}/prometheus.yml", $"--storage.tsdb.path={folder.FullName}/data",
            $"--web.config.file={folder.ConfigurationFile}", $"--web.listen-address=127.0.0.1:{port}", "--log.level=error",
        ]))!;
        var prometheus = new GuardedPrometheus(process, Client(folder.Certificate, port));
        await prometheus.WaitForAnswer();
        return prometheus;
    }

    /// <summary>Asks whether it is healthy.</summary>
    public async Task<HttpStatusCode> Get(string? password)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/-/healthy");
        if (password is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"monitoring:{password}")));
        }

        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task WaitForAnswer()
    {
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(100))
        {
            try
            {
                await Get(password: null);
                return;
            }
            catch (HttpRequestException) when (watch.Elapsed < Patience && !_process.HasExited)
            {
                // Not listening yet.
            }
        }
    }

    private static HttpClient Client(string authority, int port)
    {
        var handler = new SocketsHttpHandler();
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { X509Certificate2.CreateFromPem(authority) },
            RevocationMode = X509RevocationMode.NoCheck,
        };
        return new HttpClient(handler) { BaseAddress = new Uri($"https://127.0.0.1:{port}"), Timeout = Patience };
    }
}
