using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Monitoring.Tests.Publishing.Kubernetes.Judging.Rendering;
using Xunit;

namespace Monitoring.Tests.Publishing.Kubernetes.Judging.Sample;

/// <summary>A small chart that every judge accepts. Tests break it in one place and see which rule objects.</summary>
internal static class SampleChart
{
    private static readonly (string Short, string Long)[] Shortcuts = [("container/", "pod/containers/0/"), ("pod/", "spec/template/spec/")];

    private static readonly Lazy<Cluster> Rendered = new(() => HelmChart.Render(FolderOfThisFile()));

    /// <summary>The chart without a defect.</summary>
    public static Cluster Sound => Rendered.Value;

    /// <summary>The chart with defects.</summary>
    /// <param name="defects">Each is <c>Kind/name path = json</c>, or <c>Kind/name path =</c> to remove what lies there; without a path, the object.
    /// A path may begin with <c>pod</c> or <c>container</c>, for those of a workload.</param>
    public static Cluster With(params IEnumerable<string> defects) => defects.Aggregate(Sound, (cluster, defect) =>
    {
        var (target, value) = defect.Split(" =", 2) is [var left, var right] ? (left.Split(' ', 2), right.Trim()) : throw new ArgumentException($"{defect} is no defect.");
        var subject = Assert.Single(cluster.Objects, item => item.ToString() == target[0]);
        KubeObject[] changed = target is [_, var path] ? [subject with { Json = Edit(subject.Json, path, value) }] : [];
        return new Cluster(cluster.Namespace, [.. cluster.Objects.SelectMany(item => item == subject ? changed : [item])]);
    });

    private static JsonObject Edit(JsonObject json, string shortPath, string value)
    {
        var path = Shortcuts.Aggregate(shortPath, (text, shortcut) => text.StartsWith(shortcut.Short, StringComparison.Ordinal) ? shortcut.Long + text[shortcut.Short.Length..] : text);
        var copy = json.DeepClone().AsObject();
        var (parentPath, key) = path.LastIndexOf('/') is >= 0 and var slash ? (path[..slash], path[(slash + 1)..]) : ("", path);
        var parent = parentPath == "" ? copy : copy.At(parentPath);
        switch (parent)
        {
            case JsonObject map when value == "":
                Assert.True(map.Remove(key.Replace("~1", "/", StringComparison.Ordinal)), $"{path} is not there.");
                break;
            case JsonObject map:
                map[key.Replace("~1", "/", StringComparison.Ordinal)] = JsonNode.Parse(value);
                break;
            case JsonArray list when key == "+":
                list.Add(JsonNode.Parse(value));
                break;
            case JsonArray list when int.TryParse(key, out var index):
                list[index] = JsonNode.Parse(value);
                break;
            default:
                throw new ArgumentException($"{path} is not there.");
        }

        return copy;
    }

    private static string FolderOfThisFile([CallerFilePath] string caller = "") => Path.GetDirectoryName(caller)!;
}
