using Aspire.Hosting.Kubernetes.Resources;

namespace Monitoring.Hosting.Publishing.Kubernetes.Objects;

/// <summary>The identity of a workload.</summary>
internal static class ServiceAccounts
{
    /// <summary>A service account of its own: whatever rights it gets, no other has them.</summary>
    public static IEnumerable<BaseKubernetesResource> Create(WorkloadRendering rendering) => [new ServiceAccountV1 { Metadata = rendering.Metadata(rendering.Name) }];
}
