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
        return secrets.Count == 0 ? [] : [rendering.Settings.SecretStore is { } store ? External(rendering, secrets, store) : Own(rendering, secrets)];
    }

    private static Secret Own(WorkloadRendering rendering, IEnumerable<Model.Secret> secrets) => new()
    {
        Metadata = rendering.Metadata(KubernetesNames.Secrets(rendering.Name)),
        StringData = { secrets.Select(secret => KeyValuePair.Create(secret.Name, ChartValues.Secret(rendering.Name, secret))) },
    };

    private static ExternalSecret External(WorkloadRendering rendering, IEnumerable<Model.Secret> secrets, SecretStoreOptions store) => new()
    {
        Metadata = rendering.Metadata(KubernetesNames.Secrets(rendering.Name)),
        Spec = new()
        {
            RefreshInterval = rendering.Values.Text("secretStore.refreshInterval", store.RefreshInterval.ToGoString(), "How often the store is asked whether a secret has changed, in hours, minutes or seconds."),
            SecretStoreRef = new()
            {
                Kind = rendering.Values.Text("secretStore.kind", store.Kind.ToString(), "ClusterSecretStore, or SecretStore for one of this namespace."),
                Name = rendering.Values.Text("secretStore.name", store.Name, "The store of the External Secrets Operator that secrets come from."),
            },
            Target = new() { Name = KubernetesNames.Secrets(rendering.Name) },
            Data = { secrets.Select(secret => new ExternalSecretData { SecretKey = secret.Name, RemoteRef = new() { Key = NameInStore(rendering, secret, store) } }) },
        },
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
