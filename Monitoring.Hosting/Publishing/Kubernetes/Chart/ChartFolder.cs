using Aspire.Hosting.Kubernetes.Resources;
using YamlDotNet.RepresentationModel;

namespace Monitoring.Hosting.Publishing.Kubernetes.Chart;

/// <summary>The folder of a chart that Aspire's publisher has written: completed and checked.</summary>
/// <param name="folder">The folder.</param>
/// <param name="values">The chart's values.</param>
internal sealed class ChartFolder(string folder, ChartValues values)
{
    /// <summary>The chart's name.</summary>
    public const string Name = "monitoring";

    /// <summary>What the chart is.</summary>
    public const string Description = "Prometheus, Thanos, Alertmanager and Grafana, highly available, with their exporters.";

    // PodDisruptionBudgets with unhealthyPodEvictionPolicy, startup probes of sidecars, minDomains.
    private const string KubernetesVersion = ">= 1.29.0-0";

    private const string Platform = "platform";

    private static readonly string[] Keywords = ["monitoring", "prometheus", "thanos", "alertmanager", "grafana"];

    /// <summary>Writes what is missing, and makes sure that Helm will find what it looks for.</summary>
    /// <param name="platform">The objects that belong to no resource of the app host, whose files Aspire's publisher cannot write.</param>
    /// <param name="releaseNamespace">The namespace of the release. It lies beside the templates: Helm does not adopt what it has to be in itself.</param>
    /// <param name="notes">What Helm prints.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public async Task CompleteAsync(
        IReadOnlyList<BaseKubernetesResource> platform, BaseKubernetesResource releaseNamespace, string notes, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.Combine(folder, "templates", Platform));
        foreach (var content in platform)
        {
            await WriteAsync(Path.Combine("templates", Platform, $"{ChartObject.FileName(content, Platform)}.yaml"), ToText(content), cancellationToken);
        }

        await WriteAsync("namespace.yaml", ToText(releaseNamespace), cancellationToken);
        await WriteAsync("Chart.yaml", Identify(await ReadAsync("Chart.yaml", cancellationToken)), cancellationToken);
        await WriteAsync(Path.Combine("templates", "NOTES.txt"), notes, cancellationToken);

        var references = await ReferencesAsync(cancellationToken);
        var others = ValuesFile.Used(ValuesFile.ReadOthers(await ReadAsync("values.yaml", cancellationToken)), references, values.ProjectImages);
        CheckReferences(references, [.. values.All.Select(value => value.Path), .. Paths(others)]);
        await WriteAsync("values.yaml", ValuesFile.ToText(values, others), cancellationToken);
        await WriteAsync("values.schema.json", ValuesSchema.ToText(values, others), cancellationToken);
    }

    private async Task<HashSet<string>> ReferencesAsync(CancellationToken cancellationToken)
    {
        var references = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(Path.Combine(folder, "templates"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var relative = Path.GetRelativePath(folder, file);
            references.UnionWith(TemplateCheck.ReferencesIn(relative, await ReadAsync(relative, cancellationToken)));
        }

        return references;
    }

    private static void CheckReferences(HashSet<string> references, HashSet<string> paths)
    {
        if (references.FirstOrDefault(reference => !paths.Contains(reference)) is { } missing)
        {
            throw new InvalidOperationException($"A template refers to .Values.{missing}, which the chart does not have. A secret has to be among the Secrets of its component.");
        }
    }

    private string ToText(BaseKubernetesResource content) => TemplateWriter.ToText(TemplateWriter.Read(content, values.NumbersOf(content)));

    private static string Identify(string chart)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(chart));
        var root = (YamlMappingNode)stream.Documents[0].RootNode;
        root.Children["kubeVersion"] = new YamlScalarNode(KubernetesVersion) { Style = YamlDotNet.Core.ScalarStyle.DoubleQuoted };
        root.Children["keywords"] = new YamlSequenceNode(Keywords.Select(keyword => new YamlScalarNode(keyword)));
        return TemplateWriter.ToText(root);
    }

    private static IEnumerable<string> Paths(YamlMappingNode node) => node.SelectMany(entry =>
    {
        var name = ((YamlScalarNode)entry.Key).Value!;
        return entry.Value is YamlMappingNode group ? Paths(group).Select(path => $"{name}.{path}") : [name];
    });

    private Task<string> ReadAsync(string file, CancellationToken cancellationToken) => File.ReadAllTextAsync(Path.Combine(folder, file), cancellationToken);

    private Task WriteAsync(string file, string text, CancellationToken cancellationToken) => File.WriteAllTextAsync(Path.Combine(folder, file), text, cancellationToken);
}
