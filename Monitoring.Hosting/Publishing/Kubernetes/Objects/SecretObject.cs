using Aspire.Hosting.Kubernetes.Resources;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Publishing.Kubernetes.Chart;
using Secret = Aspire.Hosting.Kubernetes.Resources.Secret;

namespace Monitoring.Hosting.Publishing.Kubernetes.Objects;

/// <summary>The Secret with the secrets of a workload: the chart's own, whose values are given when it is installed, or one that is made
/// from a store outside, under the same name and keys.</summary>
internal static class SecretObject
{
    /// <summary>The Secret, or what it is made from; none when the workload has no secrets.</summary>
    public static IEnumerable<BaseKubernetesResource> Create(WorkloadRendering rendering)
    {
        var secrets = Of(rendering.Workload).ToList();
        return secrets.Count == 0 ? [] : [Create(rendering, new(KubernetesNames.Secrets(rendering.Name), [.. secrets.Select(secret => (secret.Name, secret))]))];
    }

    /// <summary>A Secret, or what it is made from.</summary>
    public static BaseKubernetesResource Create(WorkloadRendering rendering, SecretContent content) =>
        rendering.Settings.SecretStore is { } store ? External(rendering, content, store) : Own(rendering, content);

    private static Secret Own(WorkloadRendering rendering, SecretContent content)
    {
        var secret = new Secret
        {
            Metadata = rendering.Metadata(content.Name),
            Type = content.Type,
            StringData = { content.Texts, content.Secrets.Select(entry => KeyValuePair.Create(entry.Key, ChartValues.Secret(rendering.Name, entry.Secret))) },
        };
        secret.Metadata.Labels.Add(content.Labels);
        return secret;
    }

    private static ExternalSecret External(WorkloadRendering rendering, SecretContent content, SecretStoreOptions store) => new()
    {
        Metadata = rendering.Metadata(content.Name),
        Spec = new()
        {
            RefreshInterval = rendering.Values.Text("secretStore.refreshInterval", store.RefreshInterval.ToGoString(), "How often the store is asked whether a secret has changed, in hours, minutes or seconds."),
            SecretStoreRef = new()
            {
                Kind = rendering.Values.Text("secretStore.kind", store.Kind.ToString(), "ClusterSecretStore, or SecretStore for one of this namespace."),
                Name = rendering.Values.Text("secretStore.name", store.Name, "The store of the External Secrets Operator that secrets come from."),
            },
            Target = new() { Name = content.Name, Template = Template(content) },
            Data = { content.Secrets.Select(entry => new ExternalSecretData { SecretKey = entry.Key, RemoteRef = new() { Key = NameInStore(rendering, entry.Secret, store) } }) },
        },
    };

    private static ExternalSecretTemplate? Template(SecretContent content) => content.Texts.Count == 0 ? null : new()
    {
        Type = content.Type,
        Metadata = new() { Labels = { content.Labels } },
        Data = { content.Texts },
    };

    // One secret there, whoever uses it here.
    private static string NameInStore(WorkloadRendering rendering, Model.Secret secret, SecretStoreOptions store) =>
        rendering.Values.Text("secretStore.prefix", store.Prefix, "What the names of secrets begin with in the store.") + secret.Name;

    /// <summary>The secrets of a workload.</summary>
    public static IEnumerable<Model.Secret> Of(Model.Workload workload) => workload.Containers
        .SelectMany(container => container.Environment.Select(variable => variable.Value).OfType<SecretValue>().Select(value => value.Secret)
            .Concat(container.Config.SelectMany(folder => folder.Files).OfType<SecretFile>().Select(file => file.Secret)))
        .Distinct()
        .OrderBy(secret => secret.Name, StringComparer.Ordinal);
}
