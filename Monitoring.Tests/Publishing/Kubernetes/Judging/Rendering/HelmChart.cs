using System.Text.Json.Nodes;

namespace Monitoring.Tests.Publishing.Kubernetes.Judging.Rendering;

/// <summary>A published chart, rendered as <c>helm template</c> would.</summary>
internal static class HelmChart
{
    /// <summary>Renders all templates of a chart.</summary>
    /// <param name="folder">The chart's folder, with <c>Chart.yaml</c> and <c>values.yaml</c>.</param>
    /// <param name="secrets">Values for the secrets that have none, by the last segment of their path.</param>
    /// <param name="release">The release's name.</param>
    /// <param name="namespaceName">The release's namespace.</param>
    /// <returns>Every object, in the order of the files.</returns>
    /// <exception cref="FormatException">A template or a file is malformed; the message names it.</exception>
    public static Cluster Render(string folder, IReadOnlyDictionary<string, string>? secrets = null, string release = "monitoring", string namespaceName = "monitoring")
    {
        var chart = ReadFile(folder, "Chart.yaml");
        var template = new HelmTemplate(new JsonObject
        {
            ["Values"] = Values(folder, secrets),
            ["Release"] = new JsonObject { ["Name"] = release, ["Namespace"] = namespaceName },
            ["Chart"] = new JsonObject(chart.Select(entry => KeyValuePair.Create(char.ToUpperInvariant(entry.Key[0]) + entry.Key[1..], entry.Value?.DeepClone()))),
        });

        var files = Directory.GetFiles(Path.Combine(folder, "templates"), "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path))
            .Order(StringComparer.Ordinal)
            .Select(file => (Name: file, Text: template.Render(file, File.ReadAllText(Path.Combine(folder, file)))))
            .ToList();
        return new Cluster(namespaceName, [.. Prerequisites(folder).Concat(files)
            .Where(file => file.Name.EndsWith(".yaml", StringComparison.Ordinal))
            .SelectMany(file => YamlReader.Read(file.Name, file.Text).Select(json => new KubeObject(file.Name, json)))]);
    }

    /// <summary>The chart's values, with the secrets that an operator fills in.</summary>
    public static JsonObject Values(string folder, IReadOnlyDictionary<string, string>? secrets = null)
    {
        var values = ReadFile(folder, "values.yaml");
        foreach (var group in values["secrets"]?.AsObject().Select(group => group.Value!.AsObject()) ?? [])
        {
            foreach (var name in group.Select(secret => secret.Key).ToList())
                group[name] = secrets?.GetValueOrDefault(name) ?? group[name]?.DeepClone();
        }

        return values;
    }

    /// <summary>A file of the chart that holds one mapping.</summary>
    public static JsonObject ReadFile(string folder, string name) => YamlReader.Read(name, File.ReadAllText(Path.Combine(folder, name))).Single();

    /// <summary>What is applied before the first installation: Helm cannot make the namespace that it installs into.</summary>
    private static IEnumerable<(string Name, string Text)> Prerequisites(string folder) =>
        Path.Combine(folder, "namespace.yaml") is var file && File.Exists(file) ? [("namespace.yaml", File.ReadAllText(file))] : [];
}
