using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Xunit;

namespace Monitoring.Tests.Publishing.Kubernetes.Judging.Schemas;

/// <summary>The schemas of the Kubernetes API and of the operators that we write objects for. They lie beside the repository, not in it.</summary>
internal sealed class KubernetesSchemas
{
    private readonly JsonObject _kubernetes;
    private readonly JsonObject _operators;

    private KubernetesSchemas(DirectoryInfo folder) => (_kubernetes, _operators) = (Read(folder, "kubernetes.json"), Read(folder, "crds.json"));

    /// <summary>Loads them; the test is skipped where there are none.</summary>
    public static KubernetesSchemas Load([CallerFilePath] string caller = "")
    {
        for (var folder = new FileInfo(caller).Directory; folder is not null; folder = folder.Parent)
        {
            var schemas = new DirectoryInfo(Path.Combine(folder.FullName, "shared", "schemas"));
            if (schemas.Exists)
                return new KubernetesSchemas(schemas);
        }

        Assert.Skip("There is no folder shared/schemas beside the repository.");
        return null!;
    }

    /// <summary>All violations of the schemas.</summary>
    /// <param name="cluster">The objects.</param>
    /// <param name="oldestMinor">The oldest minor version of Kubernetes 1.x that the objects are for: younger fields are violations.</param>
    public IEnumerable<Finding> Findings(Cluster cluster, int oldestMinor)
    {
        var validators = (Kubernetes: new JsonSchema(_kubernetes) { Objection = name => TooYoung(name, oldestMinor) }, Operators: new JsonSchema(_operators));
        return cluster.Objects.SelectMany(item => Violations(item, validators.Kubernetes, validators.Operators, oldestMinor).Select(error => new Finding("schema", item, error)));
    }

    private IEnumerable<string> Violations(KubeObject item, JsonSchema kubernetes, JsonSchema operators, int oldestMinor)
    {
        var name = $"{item.ApiVersion}/{item.Kind}";
        return _kubernetes["kinds"]![name] is { } stable ? kubernetes.Validate(item.Json, stable).Concat(TooYoung(name, oldestMinor) is { } young ? [young] : [])
            : _operators["kinds"]![name] is { } custom ? operators.Validate(item.Json, custom)
            : [$"{name} is no known kind"];
    }

    private string? TooYoung(string name, int oldestMinor) =>
        _kubernetes["since"]![name]?.GetValue<string>() is { } since && int.Parse(since.Split('.')[1], CultureInfo.InvariantCulture) > oldestMinor
            ? $"{name} is known only since Kubernetes {since}, and the chart is for 1.{oldestMinor} on"
            : null;

    private static JsonObject Read(DirectoryInfo folder, string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(folder.FullName, name)))!.AsObject();
}
