using Aspire.Hosting.Kubernetes.Extensions;
using Aspire.Hosting.Kubernetes.Resources;
using Aspire.Hosting.Kubernetes.Yaml;
using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Publishing;

/// <summary>Writes the chart: one file for each object, <c>Chart.yaml</c> and <c>values.yaml</c>.</summary>
internal sealed class ChartWriter(KubernetesEnvironmentResource environment, string folder, CancellationToken cancellationToken)
{
    private readonly ISerializer _serializer = ManifestSerializer.Create();

    private readonly OrderedDictionary<string, OrderedDictionary<string, object>> _values = new()
    {
        [HelmExpressions.Parameters] = [],
        [HelmExpressions.Secrets] = [],
        [HelmExpressions.Config] = [],
    };

    public async Task WriteAsync()
    {
        foreach (var target in environment.Targets)
        {
            foreach (var customization in target.Target.Annotations.OfType<KubernetesServiceCustomizationAnnotation>())
                customization.Configure(target);

            await WriteTemplatesAsync(target).ConfigureAwait(false);
            await AddValuesAsync(HelmExpressions.Parameters, target, target.Inputs.Parameters).ConfigureAwait(false);
            await AddValuesAsync(HelmExpressions.Config, target, target.Inputs.Environment).ConfigureAwait(false);
            await AddValuesAsync(HelmExpressions.Secrets, target, target.Inputs.Secrets).ConfigureAwait(false);
        }

        await WriteChartAsync().ConfigureAwait(false);
        await WriteAsync("values.yaml", _serializer.Serialize(_values)).ConfigureAwait(false);
    }

    private async Task WriteTemplatesAsync(KubernetesResource target)
    {
        var templates = Path.Combine("templates", target.Name);
        Directory.CreateDirectory(Path.Combine(folder, templates));
        foreach (var item in target.Objects())
            await WriteAsync(Path.Combine(templates, FileName(target.Name, item)), $"---{Environment.NewLine}{_serializer.Serialize(item)}").ConfigureAwait(false);
    }

    private static string FileName(string resource, BaseKubernetesResource item)
    {
        if (string.IsNullOrWhiteSpace(item.Metadata.Name))
            return $"{item.GetType().Name.ToLowerInvariant()}.yaml";

        var prefix = $"{resource.ToLowerInvariant()}-";
        var name = item.Metadata.Name;
        return name.StartsWith(prefix, StringComparison.Ordinal) ? $"{name[prefix.Length..]}.yaml" : $"{name}.yaml";
    }

    private async Task AddValuesAsync(string section, KubernetesResource target, OrderedDictionary<string, HelmValue> values)
    {
        if (values.Count == 0)
            return;

        var ofResource = new OrderedDictionary<string, object>();
        foreach (var (name, value) in values)
            ofResource[value.Key ?? HelmExpressions.Key(name)] = await PublishedAsync(value).ConfigureAwait(false);
        _values[section][HelmExpressions.Key(target.Name)] = ofResource;
    }

    // Secrets, and what nobody knows before the deployment, are left to it.
    private async Task<object> PublishedAsync(HelmValue value) => value switch
    {
        { IsComposite: true } or { Parameter: { Secret: true } or { Default: null } } => "",
        { Parameter: { } parameter } => await parameter.GetValueAsync(cancellationToken).ConfigureAwait(false) ?? "",
        _ => value.Value ?? "",
    };

    private Task WriteChartAsync() => WriteAsync("Chart.yaml", _serializer.Serialize(new OrderedDictionary<string, object>
    {
        ["apiVersion"] = "v2",
        ["name"] = environment.ChartName,
        ["version"] = environment.ChartVersion,
        ["kubeVersion"] = ">= 1.18.0-0",
        ["description"] = environment.ChartDescription,
        ["type"] = "application",
        ["keywords"] = (List<string>)["aspire", "kubernetes"],
        ["appVersion"] = environment.ChartVersion,
        ["deprecated"] = false,
    }));

    private Task WriteAsync(string file, string text) => File.WriteAllTextAsync(Path.Combine(folder, file), text, cancellationToken);
}
