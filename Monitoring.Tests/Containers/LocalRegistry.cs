using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Monitoring.Tests.Containers;

/// <summary>
/// Serves one image of this machine's engine to whoever can only pull: the .NET SDK takes base images from registries alone
/// (https://distribution.github.io/distribution/spec/api/, as far as a pull goes).
/// </summary>
internal sealed class LocalRegistry : IAsyncDisposable
{
    private const string Repository = "base";
    private const string Tag = "local";
    private const string ManifestType = "application/vnd.docker.distribution.manifest.v2+json";
    private const string ConfigType = "application/vnd.docker.container.image.v1+json";
    private const string LayerType = "application/vnd.docker.image.rootfs.diff.tar";

    private readonly TestFolder _folder = new();
    private readonly WebApplication _app;

    private LocalRegistry(WebApplication app) => _app = app;

    /// <summary>The image's name at this registry.</summary>
    public string Image => $"localhost:{new Uri(_app.Urls.Single()).Port}/{Repository}:{Tag}";

    /// <summary>Serves an image of the engine.</summary>
    public static async Task<LocalRegistry> ServeAsync(string image)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var registry = new LocalRegistry(builder.Build());
        var manifest = await registry.UnpackAsync(image);
        registry.Map(Encoding.UTF8.GetBytes(manifest.ToJsonString()));
        registry._app.Urls.Add("http://127.0.0.1:0");
        await registry._app.StartAsync();
        return registry;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    private void Map(byte[] manifest)
    {
        _app.MapGet("/v2/", () => Results.Ok());
        _app.MapMethods($"/v2/{Repository}/manifests/{{reference}}", ["GET", "HEAD"], (HttpResponse response) =>
        {
            response.Headers["Docker-Content-Digest"] = Digest(manifest);
            return Results.Bytes(manifest, ManifestType);
        });
        _app.MapMethods($"/v2/{Repository}/blobs/{{digest}}", ["GET", "HEAD"], (string digest) => Results.File(Path.Combine(_folder.Path, digest), "application/octet-stream"));
    }

    /// <summary>Puts the image's blobs into the folder, each named by its digest.</summary>
    /// <returns>The manifest that lists them.</returns>
    private async Task<JsonObject> UnpackAsync(string image)
    {
        var archive = Path.Combine(_folder.Path, "image.tar");
        await Docker.RunAsync("save", "--output", archive, image);
        await TarFile.ExtractToDirectoryAsync(archive, _folder.Path, overwriteFiles: true);
        File.Delete(archive);
        var content = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(_folder.Path, "manifest.json")))![0]!;
        return new()
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = ManifestType,
            ["config"] = Blob(content["Config"]!.GetValue<string>(), ConfigType),
            ["layers"] = new JsonArray([.. content["Layers"]!.AsArray().Select(layer => Blob(layer!.GetValue<string>(), LayerType))]),
        };
    }

    private JsonObject Blob(string file, string mediaType)
    {
        var path = Path.Combine(_folder.Path, file);
        using (var stream = File.OpenRead(path))
        {
            var blob = new JsonObject { ["mediaType"] = mediaType, ["size"] = stream.Length, ["digest"] = $"sha256:{Convert.ToHexStringLower(SHA256.HashData(stream))}" };
            File.Copy(path, Path.Combine(_folder.Path, blob["digest"]!.GetValue<string>()), overwrite: true);
            return blob;
        }
    }

    private static string Digest(byte[] content) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(content))}";
}
