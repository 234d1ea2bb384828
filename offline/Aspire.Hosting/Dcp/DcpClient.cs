using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Security;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Aspire.Hosting.Dcp;

/// <summary>DCP's interface: a Kubernetes API server with objects of its own, on a loopback port, behind a bearer token.</summary>
internal sealed class DcpClient : IDisposable
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);
    private static readonly Uri Execution = new("/admin/execution", UriKind.Relative);

    private readonly HttpClient _http;

    /// <summary>A client that trusts a server showing this very certificate, and no other.</summary>
    public DcpClient(Uri server, string token, byte[] certificate)
    {
        var handler = new SocketsHttpHandler
        {
            // Every watch and every followed log is a request that does not end: HTTP/2 carries them in one connection.
            EnableMultipleHttp2Connections = true,
            UseProxy = false,
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, shown, _, _) =>
                    shown is not null && shown.GetRawCertData().AsSpan().SequenceEqual(certificate),
            },
        };
        _http = new HttpClient(handler)
        {
            BaseAddress = server,
            Timeout = Timeout.InfiniteTimeSpan,
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
        };
    }

    /// <summary>The configuration file is there a moment before the server listens.</summary>
    public async Task WaitUntilReadyAsync(CancellationToken ct)
    {
        while (true)
        {
            try
            {
                using var answer = await _http.GetAsync(Execution, ct).ConfigureAwait(false);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException ex) when (ex.HttpRequestError == HttpRequestError.ConnectionError)
            {
                // Not listening yet.
            }

            await Task.Delay(20, ct).ConfigureAwait(false);
        }
    }

    public async Task CreateAsync<TSpec>(
        DcpKind kind, DcpMetadata metadata, TSpec spec, JsonTypeInfo<DcpObject<TSpec>> json, CancellationToken ct)
    {
        var created = new DcpObject<TSpec>(DcpKind.ApiVersion, kind.Name, metadata, spec);
        using var answer = await _http.PostAsJsonAsync(Path(kind), created, json, ct).ConfigureAwait(false);
        await EnsureSuccessAsync(answer, ct).ConfigureAwait(false);
    }

    public async Task<DcpReport?> GetAsync(DcpKind kind, string name, CancellationToken ct)
    {
        using var answer = await _http.GetAsync(Path(kind, name), ct).ConfigureAwait(false);
        if (answer.StatusCode == HttpStatusCode.NotFound)
            return null;

        await EnsureSuccessAsync(answer, ct).ConfigureAwait(false);
        return await answer.Content.ReadFromJsonAsync(DcpJson.Default.DcpReport, ct).ConfigureAwait(false);
    }

    public async Task<DcpReport> WaitForAsync(DcpKind kind, string name, Func<DcpStatus, bool> reached, CancellationToken ct)
    {
        while (true)
        {
            if (await GetAsync(kind, name, ct).ConfigureAwait(false) is { Status: { } status } report && reached(status))
                return report;

            await Task.Delay(PollInterval / 2, ct).ConfigureAwait(false);
        }
    }

    public Task StopAsync(DcpKind kind, string name, CancellationToken ct) => PatchAsync(Path(kind, name), """{"spec":{"stop":true}}""", ct);

    /// <summary>Deletes the object, which stops what it stands for, and waits until its name is free again.</summary>
    public async Task DeleteAsync(DcpKind kind, string name, CancellationToken ct)
    {
        using (var answer = await _http.DeleteAsync(Path(kind, name), ct).ConfigureAwait(false))
        {
            if (answer.StatusCode == HttpStatusCode.NotFound)
                return;

            await EnsureSuccessAsync(answer, ct).ConfigureAwait(false);
        }

        while (await GetAsync(kind, name, ct).ConfigureAwait(false) is not null)
            await Task.Delay(PollInterval, ct).ConfigureAwait(false);
    }

    /// <summary>Every object of a kind as it is now, then every change, until the server ends the connection.</summary>
    public async IAsyncEnumerable<DcpChange> WatchAsync(DcpKind kind, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var stream = await OpenAsync(new Uri($"{Path(kind)}?watch=true", UriKind.Relative), ct).ConfigureAwait(false);
        var lines = PipeReader.Create(stream);
        while (true)
        {
            var read = await lines.ReadAsync(ct).ConfigureAwait(false);
            var buffer = read.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = new Utf8JsonReader(buffer.Slice(0, end));
                if (JsonSerializer.Deserialize(ref line, DcpJson.Default.DcpChange) is { } change)
                    yield return change;

                buffer = buffer.Slice(buffer.GetPosition(1, end));
            }

            lines.AdvanceTo(buffer.Start, buffer.End);
            if (read.IsCompleted)
                yield break;
        }
    }

    public Task<Stream> OpenLogAsync(DcpKind kind, string name, string source, bool follow, CancellationToken ct) =>
        OpenAsync(new Uri($"{Path(kind, name)}/log?source={source}&follow={(follow ? "true" : "false")}&timestamps=true", UriKind.Relative), ct);

    /// <summary>Stops and removes everything; when it is gone, DCP ends.</summary>
    public async Task ShutdownAsync(CancellationToken ct)
    {
        var status = await ChangeExecutionAsync("CleaningResources", ct).ConfigureAwait(false);
        while (status is not ("CleanupComplete" or "Stopping"))
        {
            await Task.Delay(PollInterval, ct).ConfigureAwait(false);
            status = Status(await _http.GetStringAsync(Execution, ct).ConfigureAwait(false));
        }

        await ChangeExecutionAsync("Stopping", ct).ConfigureAwait(false);
    }

    public void Dispose() => _http.Dispose();

    private async Task<string?> ChangeExecutionAsync(string status, CancellationToken ct) => Status(
        await PatchAsync(Execution, $$"""{"status":"{{status}}","shutdownResourceCleanup":"Full"}""", ct).ConfigureAwait(false));

    private static string? Status(string execution)
    {
        using var document = JsonDocument.Parse(execution);
        return document.RootElement.GetProperty("status").GetString();
    }

    private async Task<string> PatchAsync(Uri path, string patch, CancellationToken ct)
    {
        // Nothing but the bare media type is accepted, not even a charset.
        using var content = new StringContent(patch, new MediaTypeHeaderValue("application/merge-patch+json"));
        using var answer = await _http.PatchAsync(path, content, ct).ConfigureAwait(false);
        await EnsureSuccessAsync(answer, ct).ConfigureAwait(false);
        return await answer.Content.ReadAsStringAsync(ct).ConfigureAwait(false);
    }

    private async Task<Stream> OpenAsync(Uri path, CancellationToken ct)
    {
        var answer = await _http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, ct).ConfigureAwait(false);
        await EnsureSuccessAsync(answer, ct).ConfigureAwait(false);
        return await answer.Content.ReadAsStreamAsync(ct).ConfigureAwait(false);
    }

    private static Uri Path(DcpKind kind, string? name = null) =>
        new($"/apis/{DcpKind.ApiVersion}/{kind.Collection}{(name is null ? "" : $"/{Uri.EscapeDataString(name)}")}", UriKind.Relative);

    private static async Task EnsureSuccessAsync(HttpResponseMessage answer, CancellationToken ct)
    {
        if (answer.IsSuccessStatusCode)
            return;

        var text = await answer.Content.ReadAsStringAsync(ct).ConfigureAwait(false);
        throw new DistributedApplicationException(
            $"DCP answered {(int)answer.StatusCode} to {answer.RequestMessage?.Method} {answer.RequestMessage?.RequestUri?.AbsolutePath}: {text}");
    }
}
