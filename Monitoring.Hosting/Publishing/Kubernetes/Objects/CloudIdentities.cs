using Monitoring.Hosting.Model;
using Workload = Monitoring.Hosting.Model.Workload;

namespace Monitoring.Hosting.Publishing.Kubernetes.Objects;

/// <summary>The roles of a cloud that workloads run under, so that no key has to be kept: each cloud has its own way to say so.</summary>
internal static class CloudIdentities
{
    /// <summary>The annotation of the service account; none when no role was named, or none is needed.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Annotations(WorkloadRendering rendering) =>
        IdentityOf(rendering.Workload) is { } identity && rendering.Settings.ObjectStoreRole is { } role
            ? [new(AnnotationOf(identity), rendering.Values.Text("objectStore.role", role, "The role of the cloud that may use the object store."))]
            : [];

    /// <summary>The label of the pods; Azure gives an identity only to those that have it.</summary>
    public static IEnumerable<KeyValuePair<string, string>> PodLabels(WorkloadRendering rendering) =>
        IdentityOf(rendering.Workload) == CloudIdentity.Azure ? [new("azure.workload.identity/use", "true")] : [];

    private static string AnnotationOf(CloudIdentity identity) => identity switch
    {
        CloudIdentity.Aws => "eks.amazonaws.com/role-arn",
        CloudIdentity.Google => "iam.gke.io/gcp-service-account",
        CloudIdentity.Azure => "azure.workload.identity/client-id",
        _ => throw new InvalidOperationException($"{identity} is no cloud."),
    };

    private static CloudIdentity? IdentityOf(Workload workload) => workload.Containers.Select(container => container.CloudIdentity).FirstOrDefault(identity => identity is not null);
}
