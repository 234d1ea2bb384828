using Aspire.Hosting.Kubernetes.Resources;

namespace Monitoring.Hosting.Publishing.Kubernetes.Chart;

/// <summary>What a cluster has to have before the chart is installed: the programs that act on its objects, besides Kubernetes itself.</summary>
internal static class Prerequisites
{
    private const string Issuer = "cert-manager.io/cluster-issuer";

    private static readonly (string Program, Func<BaseKubernetesResource, bool> IsNeededBy)[] Programs =
    [
        ("an ingress controller", item => item is Ingress),
        ("cert-manager (https://cert-manager.io)", item => item.Metadata.Annotations.ContainsKey(Issuer)),
        ("the External Secrets Operator (https://external-secrets.io)", item => IsOf(item, "external-secrets.io")),
        ("CloudNativePG 1.26 to 1.30 (https://cloudnative-pg.io/docs/1.30/installation_upgrade/)", item => IsOf(item, "postgresql.cnpg.io")),
    ];

    /// <summary>The programs that act on these objects.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyCollection<BaseKubernetesResource> objects) =>
        [.. Programs.Where(program => objects.Any(program.IsNeededBy)).Select(program => program.Program)];

    private static bool IsOf(BaseKubernetesResource item, string group) => item.ApiVersion?.StartsWith($"{group}/", StringComparison.Ordinal) == true;
}
