using Aspire.Hosting.Kubernetes.Resources;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Publishing.Kubernetes.Chart;
using Secret = Aspire.Hosting.Kubernetes.Resources.Secret;

namespace Monitoring.Hosting.Publishing.Kubernetes.Objects;

/// <summary>The Secret with the secrets of a workload. The chart has no values for them.</summary>
internal static class SecretObject
{
    /// <summary>The Secret; none when the workload has no secrets.</summary>
    public static IEnumerable<BaseKubernetesResource> Create(WorkloadRendering rendering)
    {
        var secrets = SecretsOf(rendering).ToList();
        return secrets.Count == 0 ? [] :
        [
            new Secret
            {
                Metadata = rendering.Metadata(KubernetesNames.Secrets(rendering.Name)),
                StringData = { secrets.Select(secret => KeyValuePair.Create(secret.Name, ChartValues.Secret(rendering.Name, secret))) },
            },
        ];
    }

    private static IEnumerable<Model.Secret> SecretsOf(WorkloadRendering rendering) => rendering.Workload.Containers
        .SelectMany(container => container.Environment.Select(variable => variable.Value).OfType<SecretValue>().Select(value => value.Secret)
            .Concat(container.Config.SelectMany(folder => folder.Files).OfType<SecretFile>().Select(file => file.Secret)))
        .Distinct()
        .OrderBy(secret => secret.Name, StringComparer.Ordinal);
}
