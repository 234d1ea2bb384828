using System.Text.Json;
using System.Text.Json.Nodes;

namespace Monitoring.Bench;

/// <summary>Writes a compose file with the images, arguments, environment, files and ports of running containers. Nothing waits: in the AppHost these components do not either.</summary>
internal static class ComposeFile
{
    private static readonly UnixFileMode Everybody = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Writes <c>docker-compose.json</c> (JSON is YAML), and the files that it mounts beside it.</summary>
    /// <returns>Its path.</returns>
    public static async Task<string> WriteAsync(DockerEngine docker, IReadOnlyDictionary<string, Container> containers, string folder)
    {
        var services = new JsonObject();
        foreach (var (name, container) in containers)
        {
            services[name] = await DescribeAsync(docker, container, Path.Combine(folder, name));
        }

        var path = Path.Combine(folder, "docker-compose.json");
        var file = new JsonObject { ["services"] = services };
        await File.WriteAllTextAsync(path, file.ToJsonString(Indented));
        return path;
    }

    private static async Task<JsonObject> DescribeAsync(DockerEngine docker, Container container, string folder)
    {
        var details = await docker.InspectAsync(container.Id);
        var configuration = details["Config"]!;
        var hostConfiguration = details["HostConfig"]!;
        return new JsonObject
        {
            ["image"] = (string)configuration["Image"]!,
            ["entrypoint"] = Literal(configuration["Entrypoint"]),
            ["command"] = Literal(configuration["Cmd"]),
            ["environment"] = Literal(configuration["Env"]),
            ["extra_hosts"] = Literal(hostConfiguration["ExtraHosts"]),
            ["ports"] = new JsonArray([.. container.Ports.Keys.Select(port => JsonValue.Create($"127.0.0.1::{port}"))]),
            ["volumes"] = new JsonArray([.. (await MountsAsync(docker, container.Id, details, folder)).Select(mount => JsonValue.Create(mount))]),
        };
    }

    // Compose would expand $NAME; $$ is a dollar sign.
    private static JsonArray Literal(JsonNode? texts) =>
        new([.. (texts?.AsArray() ?? []).Select(text => JsonValue.Create(((string)text!).Replace("$", "$$", StringComparison.Ordinal)))]);

    private static async Task<IReadOnlyList<string>> MountsAsync(DockerEngine docker, string id, JsonNode details, string folder)
    {
        var mounts = details["Mounts"]!.AsArray().Select(mount => mount!).ToList();
        var binds = mounts.Where(mount => (string)mount["Type"]! == "bind").Select(mount => Bind((string)mount["Source"]!, (string)mount["Destination"]!, folder)).ToList();
        foreach (var path in Topmost(await docker.ListAddedPathsAsync(id), [.. mounts.Select(mount => (string)mount["Destination"]!)]))
        {
            var target = Path.Combine(folder, Path.GetDirectoryName(path)!.TrimStart('/'));
            await docker.CopyOutAsync(id, path, target);
            OpenToEverybody(Path.Combine(target, Path.GetFileName(path)));
            binds.Add($"{Path.Combine(target, Path.GetFileName(path))}:{path}:ro");
        }

        return binds;
    }

    // A folder that the AppHost made for this run is gone when it ends: its content is kept.
    private static string Bind(string source, string destination, string folder)
    {
        if (!source.StartsWith(Path.GetTempPath(), StringComparison.Ordinal))
        {
            return $"{source}:{destination}:ro";
        }

        var copy = Path.Combine(folder, "bind", destination.TrimStart('/'));
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }

        OpenToEverybody(copy);
        return $"{copy}:{destination}:ro";
    }

    // What was written into the container before its start; not mount points, and not what the process made since.
    private static IEnumerable<string> Topmost(IReadOnlyList<string> added, IReadOnlyList<string> mounts) =>
        from path in added
        where path.StartsWith("/etc/", StringComparison.Ordinal)
        where !mounts.Any(mount => mount.StartsWith(path, StringComparison.Ordinal))
        where !added.Any(other => path.StartsWith(other + "/", StringComparison.Ordinal))
        select path;

    // The containers' users are not the user who extracted the files.
    private static void OpenToEverybody(string path)
    {
        if (File.Exists(path))
        {
            File.SetUnixFileMode(path, Everybody);
            return;
        }

        foreach (var file in Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories))
        {
            File.SetUnixFileMode(file, Everybody);
        }
    }
}
