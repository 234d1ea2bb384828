using System.Text.Json.Nodes;

namespace Monitoring.Tests.Publishing.Kubernetes.Judging.Rendering;

/// <summary>A published chart, rendered as <c>helm template</c> would.</summary>
internal static class HelmChart
{
    /// <summary>Renders all templates of a chart.</summary>
    /// <param name="folder">The chart's folder, with <c>Chart.yaml</c> and <c>values.yaml</c>.</param>
    /// <param name="release">The release's name.</param>
    /// <param name="namespaceName">The release's namespace.</param>
    /// <returns>Every object, in the order of the files.</returns>
    /// <exception cref="FormatException">A template or a file is malformed; the message names it.</exception>
    public static Cluster Render(string folder, string release = "monitoring", string namespaceName = "monitoring")
    {
        var chart = ReadFile("Chart.yaml");
        var template = new HelmTemplate(new JsonObject
        {
            ["Values"] = ReadFile("values.yaml"),
            ["Release"] = new JsonObject { ["Name"] = release, ["Namespace"] = namespaceName },
            ["Chart"] = new JsonObject(chart.Select(entry => KeyValuePair.Create(char.ToUpperInvariant(entry.Key[0]) + entry.Key[1..], entry.Value?.DeepClone()))),
        });

        var files = Directory.GetFiles(Path.Combine(folder, "templates"), "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path))
            .Order(StringComparer.Ordinal)
            .Select(file => (Name: file, Text: template.Render(file, File.ReadAllText(Path.Combine(folder, file)))));
        return new Cluster(namespaceName, [.. files
            .Where(file => file.Name.EndsWith(".yaml", StringComparison.Ordinal))
            .SelectMany(file => YamlReader.Read(file.Name, file.Text).Select(json => new KubeObject(file.Name, json)))]);

        JsonObject ReadFile(string name) => YamlReader.Read(name, File.ReadAllText(Path.Combine(folder, name))).Single();
    }
}
