using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Monitoring.Tests.Publishing.Kubernetes.Judging.References;

/// <summary>What pods refer to: volumes, files, variables, classes.</summary>
internal static partial class PodReferences
{
    public static IReadOnlyList<Rule> Rules { get; } =
    [
        Rule.ForPods("volume-exists", (cluster, pod) => pod.Spec.Items("volumes").SelectMany(MountedFiles.Sources).SelectMany(source => MissingSource(cluster, pod, source))),
        Rule.ForPods("volume-mounted", (_, pod) => Volumes(pod).Except(pod.AllContainers.SelectMany(item => item.Mounts).Select(mount => mount.Text("name"))).Select(name => $"no container mounts {name}")),
        Rule.ForContainers("mount-has-volume", item => item.Mounts.Select(mount => mount.Text("name")).Except(Volumes(item.Pod)).Select(name => $"mounts {name}, which the pod does not have")),
        Rule.ForPods("mounted-key-exists", (cluster, pod) => pod.AllContainers.SelectMany(item => item.Mounts.SelectMany(mount => MissingKey(cluster, item, mount)))),
        Rule.ForPods("file-exists", (cluster, pod) => pod.AllContainers.SelectMany(item => MissingFiles(cluster, item))),
        Rule.ForPods("variable-exists", (cluster, pod) => pod.AllContainers.SelectMany(item => MissingVariables(cluster, item))),
        Rule.ForPods("priority-class-exists", (cluster, pod) => pod.Spec.Text("priorityClassName") is { } name && !name.StartsWith("system-", StringComparison.Ordinal) && cluster.Find("PriorityClass", "", name) is null
            ? [$"its priority class {name} does not exist"]
            : []),
        Rule.ForPods("spread-selects-itself", (_, pod) => pod.Spec.Items("topologySpreadConstraints").Where(constraint => !new LabelSelector(constraint["labelSelector"]).Matches(pod.Labels)).Select(_ => "its spread constraint counts other pods")),
        new("storage-class-exists", cluster => StorageClasses(cluster).Where(use => cluster.Find("StorageClass", "", use.Name) is null).Select(use => (use.Subject, $"its storage class {use.Name} does not exist"))),
        Rule.ForKind("claim-is-shared", "StatefulSet", (_, item) => item.Json.Items("spec/volumeClaimTemplates").Where(claim => claim.TextItems("spec/accessModes") is not ["ReadWriteOnce" or "ReadWriteOncePod"]).Select(claim => $"its claim {claim.Text("metadata/name")} is not for one pod alone")),
        Rule.ForPods("checksum-or-reload", (cluster, pod) => UnwatchedConfig(cluster, pod)),
    ];

    /// <summary>The volumes of a pod, with its claims.</summary>
    private static IEnumerable<string?> Volumes(Pod pod) =>
        pod.Spec.Items("volumes").Select(volume => volume.Text("name")).Concat(pod.Owner.Json.Items("spec/volumeClaimTemplates").Select(claim => claim.Text("metadata/name")));

    private static IEnumerable<string> MissingSource(Cluster cluster, Pod pod, (string Kind, string Name, JsonObject Source) source) =>
        ConfigData.Find(cluster, source.Kind, pod.Namespace, source.Name) is not { } data
            ? source.Source.Flag("optional") == true ? [] : [$"{source.Kind} {source.Name} does not exist"]
            : source.Source.Items("items").Select(item => item.Text("key") ?? "").Where(key => !data.ContainsKey(key)).Select(key => $"{source.Kind} {source.Name} has no key {key}");

    private static IEnumerable<string> MissingKey(Cluster cluster, Container item, JsonObject mount) =>
        mount.Text("subPath") is not null && MountedFiles.Volume(item.Pod, mount) is { } volume && MountedFiles.IsConfig(volume) && !MountedFiles.Of(cluster, item).ContainsKey(mount.Text("mountPath") ?? "")
            ? [$"the volume {mount.Text("name")} has no file {mount.Text("subPath")}"]
            : [];

    /// <summary>An argument or variable that names a file in a folder of ours must name one that is there.</summary>
    private static IEnumerable<string> MissingFiles(Cluster cluster, Container item)
    {
        var files = MountedFiles.Of(cluster, item);
        var folders = item.Mounts.Where(mount => mount["subPath"] is null && MountedFiles.Volume(item.Pod, mount) is { } volume && MountedFiles.IsConfig(volume)).Select(mount => mount.Text("mountPath") + "/").ToList();
        return item.Json.TextItems("args").Concat(item.Environment.Select(variable => variable.Text("value") ?? ""))
            .Select(text => AbsolutePath().Match(text).Value)
            .Where(path => folders.Any(folder => path.StartsWith(folder, StringComparison.Ordinal)))
            .Where(path => !path.Contains('*', StringComparison.Ordinal) && !files.Keys.Any(file => file == path || file.StartsWith(path.TrimEnd('/') + "/", StringComparison.Ordinal)))
            .Select(path => $"container {item.Name} is told to read {path}, which is not there");
    }

    private static IEnumerable<string> MissingVariables(Cluster cluster, Container item)
    {
        var keys = item.Environment.SelectMany(variable => new[] { ("ConfigMap", variable.At("valueFrom/configMapKeyRef")), ("Secret", variable.At("valueFrom/secretKeyRef")) });
        var wholes = item.Json.Items("envFrom").SelectMany(source => new[] { ("ConfigMap", source["configMapRef"]), ("Secret", source["secretRef"]) });
        return keys.Concat(wholes)
            .Where(reference => reference.Item2 is not null)
            .Select(reference => (Kind: reference.Item1, Name: reference.Item2.Text("name") ?? "", Key: reference.Item2.Text("key")))
            .Where(reference => ConfigData.Find(cluster, reference.Kind, item.Pod.Namespace, reference.Name) is not { } data || (reference.Key is not null && !data.ContainsKey(reference.Key)))
            .Select(reference => $"container {item.Name} reads {reference.Key} of {reference.Kind} {reference.Name}, which is not there");
    }

    private static IEnumerable<(KubeObject Subject, string Name)> StorageClasses(Cluster cluster) => cluster.Objects
        .SelectMany(item => item.Json.Items("spec/volumeClaimTemplates").Select(claim => claim.Text("spec/storageClassName"))
            .Append(item.Json.Text("spec/storageClassName"))
            .Append(item.Json.Text("spec/storage/storageClass"))
            .Select(name => (item, name)))
        .Where(use => !string.IsNullOrEmpty(use.name))
        .Select(use => (use.item, use.name!));

    /// <summary>A change of a mounted file must either be noticed by the program or roll its pods.</summary>
    private static IEnumerable<string> UnwatchedConfig(Cluster cluster, Pod pod) =>
        pod.IsJob || pod.Template.Keys("metadata/annotations").Any(key => key.StartsWith("checksum/", StringComparison.Ordinal))
        || !pod.Spec.Items("volumes").SelectMany(MountedFiles.Sources).Any(source => cluster.Find(source.Kind, pod.Namespace, source.Name) is not null)
            ? []
            : ["it mounts files of the chart, and no checksum annotation rolls its pods when they change"];

    [GeneratedRegex("(?<=^|=)/[^ ,;]*")]
    private static partial Regex AbsolutePath();
}
