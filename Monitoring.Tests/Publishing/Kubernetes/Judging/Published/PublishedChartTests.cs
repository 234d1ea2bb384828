using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Monitoring.Tests.Publishing.Kubernetes.Judging.Rendering;
using Monitoring.Tests.Publishing.Kubernetes.Judging.Schemas;
using Xunit;

namespace Monitoring.Tests.Publishing.Kubernetes.Judging.Published;

public sealed partial class PublishedChartTests(PublishedChart chart)
{
    private static readonly Tool Kubectl = new("kubectl");

    [Fact]
    public async Task Every_object_fits_its_schema()
    {
        var folder = await chart.Folder;
        var oldestMinor = int.Parse(MinorVersion().Match(HelmChart.ReadFile(folder, "Chart.yaml").Text("kubeVersion")!).Groups[1].Value, CultureInfo.InvariantCulture);

        Assert.Empty(KubernetesSchemas.Load().Findings(PublishedChart.Render(folder), oldestMinor));
    }

    [Fact]
    public async Task Values_fit_their_schema()
    {
        var folder = await chart.Folder;
        var schema = new JsonSchema(JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "values.schema.json"), TestContext.Current.CancellationToken))!.AsObject());

        Assert.Empty(schema.Validate(HelmChart.Values(folder, PublishedChart.SecretValues)));
        Assert.NotEmpty(schema.Validate(new JsonObject { ["unknown"] = 1 }));
    }

    [Fact]
    public async Task No_file_holds_a_secret()
    {
        var folder = await chart.Folder;
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);

        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.DoesNotContain(PublishedChart.Secrets.Values, File.ReadAllText(file).Contains));
        Assert.Subset(PublishedChart.SecretValues.Keys.ToHashSet(), SecretsOf(HelmChart.Values(folder)).ToHashSet());
    }

    [Fact]
    public async Task Publishing_again_writes_the_same_bytes()
    {
        var (first, second) = (Contents(await chart.Folder), Contents(await chart.PublishAsync("again")));

        Assert.Equal(first.Keys, second.Keys);
        Assert.All(first, file => Assert.Equal(file.Value, second[file.Key]));
    }

    [Fact]
    public async Task Kustomize_builds_what_is_rendered()
    {
        var objects = (await chart.RenderAsync()).Objects;
        var names = objects.Select((_, index) => $"{index}.json").ToList();
        using var folder = new TestFolder(
        [
            .. names.Zip(objects, (name, item) => (name, item.Json.ToJsonString())),
            ("kustomization.yaml", $"resources:\n{string.Concat(names.Select(name => $"- {name}\n"))}"),
        ]);

        var built = YamlReader.Read("kustomize", await Kubectl.Accepts("kustomize", folder.Path));

        Assert.Equal(objects.Count, built.Count);
    }

    /// <summary>The names of all secrets that the chart has values for.</summary>
    private static IEnumerable<string> SecretsOf(JsonObject values) => values["secrets"]!.AsObject().SelectMany(group => group.Value!.AsObject().Select(secret => secret.Key));

    private static SortedDictionary<string, string> Contents(string folder) =>
        new(Directory.GetFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(folder, file), File.ReadAllText), StringComparer.Ordinal);

    [GeneratedRegex(@"1\.([0-9]+)")]
    private static partial Regex MinorVersion();
}
