using Aspire.Hosting.Kubernetes.Resources;
using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Publishing.Kubernetes.Objects;

/// <summary>Who a workload is, to the cluster and to the cloud, and what it may read of the cluster.</summary>
internal static class IdentityObjects
{
    private const string Rbac = "rbac.authorization.k8s.io";

    /// <summary>A service account of its own: whatever rights it gets, no other has them.</summary>
    public static IEnumerable<BaseKubernetesResource> Create(WorkloadRendering rendering)
    {
        yield return new ServiceAccount { Metadata = AccountMetadata(rendering), AutomountServiceAccountToken = false };
        if (rendering.Workload.ClusterRights.Count > 0)
        {
            yield return new ClusterRole { Metadata = rendering.ClusterMetadata, Rules = { rendering.Workload.ClusterRights.Select(Rule) } };
            yield return new ClusterRoleBinding
            {
                Metadata = rendering.ClusterMetadata,
                RoleRef = new() { ApiGroup = Rbac, Kind = "ClusterRole", Name = rendering.ClusterMetadata.Name },
                Subjects = { new SubjectV1 { Kind = "ServiceAccount", Name = rendering.Name, Namespace = rendering.Namespace } },
            };
        }
    }

    private static ObjectMetaV1 AccountMetadata(WorkloadRendering rendering)
    {
        var metadata = rendering.Metadata(rendering.Name);
        metadata.Annotations.Add(CloudIdentities.Annotations(rendering));
        return metadata;
    }

    private static PolicyRuleV1 Rule(ClusterRight right) => right.Urls.Count > 0
        ? new() { NonResourceUrLs = { right.Urls }, Verbs = { right.Verbs } }
        : new() { ApiGroups = { right.ApiGroup }, Resources = { right.Resources }, Verbs = { right.Verbs } };
}
