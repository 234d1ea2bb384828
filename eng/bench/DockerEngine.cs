using System.Formats.Tar;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Monitoring.Bench;

/// <summary>The container engine's API on its local socket: cheaper to ask, and quicker, than the docker client.</summary>
internal sealed class DockerEngine : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { ConnectCallback = ConnectAsync }) { BaseAddress = new Uri("http://docker/v1.41/") };

    /// <summary>The running containers that carry a label.</summary>
    /// <param name="label">A label's name, or <c>name=value</c>.</param>
    public async Task<IReadOnlyList<Container>> ListAsync(string label)
    {
        var filters = JsonSerializer.Serialize(new Dictionary<string, string[]> { ["label"] = [label] });
        var containers = await GetAsync($"containers/json?filters={Uri.EscapeDataString(filters)}");
        return [.. containers!.AsArray().Select(container => ReadContainer(container!))];
    }

    /// <summary>Everything the engine knows about a container.</summary>
    public async Task<JsonNode> InspectAsync(string id) => (await GetAsync($"containers/{id}/json"))!;

    /// <summary>The paths that exist in a container and not in its image.</summary>
    public async Task<IReadOnlyList<string>> ListAddedPathsAsync(string id)
    {
        const int added = 1;
        var changes = await GetAsync($"containers/{id}/changes");
        return [.. (changes?.AsArray() ?? []).Where(change => (int)change!["Kind"]! == added).Select(change => (string)change!["Path"]!)];
    }

    /// <summary>Copies a folder or a file out of a container.</summary>
    /// <param name="id">The container.</param>
    /// <param name="path">The path in it.</param>
    /// <param name="target">The folder that gets it, under its own name.</param>
    public async Task CopyOutAsync(string id, string path, string target)
    {
        Directory.CreateDirectory(target);
        await using var archive = await _client.GetStreamAsync(new Uri($"containers/{id}/archive?path={Uri.EscapeDataString(path)}", UriKind.Relative));
        await TarFile.ExtractToDirectoryAsync(archive, target, overwriteFiles: true);
    }

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    private static Container ReadContainer(JsonNode entry) => new(
        (string)entry["Id"]!,
        entry["Labels"]!.AsObject().ToDictionary(label => label.Key, label => (string)label.Value!, StringComparer.Ordinal),
        entry["Ports"]!.AsArray()
            .Where(port => port!["PublicPort"] is not null)
            .DistinctBy(port => (int)port!["PrivatePort"]!)
            .ToDictionary(port => (int)port!["PrivatePort"]!, port => (int)port!["PublicPort"]!));

    // Null is an answer: a container without changes.
    private async Task<JsonNode?> GetAsync(string path)
    {
        using var response = await _client.GetAsync(new Uri(path, UriKind.Relative));
        var text = await response.Content.ReadAsStringAsync();
        return response.StatusCode == HttpStatusCode.OK
            ? JsonNode.Parse(text)
            : throw new HttpRequestException($"The container engine answered {(int)response.StatusCode} to {path}: {text}");
    }

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var host = Environment.GetEnvironmentVariable("DOCKER_HOST");
        var path = host is null ? "/var/run/docker.sock" : new Uri(host).AbsolutePath;
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A running container.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Labels">Its labels.</param>
/// <param name="Ports">The ports inside, each with the loopback port that leads to it.</param>
internal sealed record Container(string Id, IReadOnlyDictionary<string, string> Labels, IReadOnlyDictionary<int, int> Ports);
