using System.Text.Json.Nodes;

namespace Monitoring.Tests.Publishing.Kubernetes.Judging.References;

/// <summary>The files that ConfigMaps and Secrets put into a container.</summary>
internal static class MountedFiles
{
    /// <summary>The text of each file by its absolute path in the container.</summary>
    public static IReadOnlyDictionary<string, string> Of(Cluster cluster, Container container) => container.Mounts
        .SelectMany(mount => Files(cluster, container.Pod, mount))
        .ToDictionary(file => file.Path, file => file.Text);

    /// <summary>The volume that a mount names; null when the pod has none, as for claims.</summary>
    public static JsonObject? Volume(Pod pod, JsonObject mount) => pod.Spec.Items("volumes").FirstOrDefault(volume => volume.Text("name") == mount.Text("name"));

    /// <summary>Whether a volume holds nothing but what the chart says.</summary>
    public static bool IsConfig(JsonObject volume) => volume["configMap"] is not null || volume["secret"] is not null;

    /// <summary>The sources of a volume: one, or the several of a projected volume.</summary>
    public static IEnumerable<(string Kind, string Name, JsonObject Source)> Sources(JsonObject volume) => volume.Items("projected/sources").Prepend(volume).SelectMany(item => new[]
    {
        (Kind: "ConfigMap", Name: item.Text("configMap/name"), Source: item["configMap"]),
        (Kind: "Secret", Name: item.Text("secret/secretName") ?? item.Text("secret/name"), Source: item["secret"]),
    }).Where(source => source.Name is not null).Select(source => (source.Kind, source.Name!, source.Source!.AsObject()));

    private static IEnumerable<(string Path, string Text)> Files(Cluster cluster, Pod pod, JsonObject mount)
    {
        var folder = mount.Text("mountPath") ?? "";
        var files = Volume(pod, mount) is { } volume ? Sources(volume).SelectMany(source => Files(cluster, pod, source.Kind, source.Name, source.Source)) : [];
        return mount.Text("subPath") is { } single
            ? files.Where(file => file.Path == single).Select(file => (folder, file.Text))
            : files.Select(file => ($"{folder.TrimEnd('/')}/{file.Path}", file.Text));
    }

    private static IEnumerable<(string Path, string Text)> Files(Cluster cluster, Pod pod, string kind, string name, JsonObject source)
    {
        var data = ConfigData.Find(cluster, kind, pod.Namespace, name);
        return source.Items("items") is var items && items.Any()
            ? items.Where(item => data?.ContainsKey(item.Text("key") ?? "") ?? false).Select(item => (item.Text("path") ?? "", data![item.Text("key")!]))
            : data?.Select(entry => (entry.Key, entry.Value)) ?? [];
    }
}
