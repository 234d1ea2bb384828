using Aspire.Hosting.Kubernetes.Resources;
using Monitoring.Hosting.Model;
using Workload = Monitoring.Hosting.Model.Workload;

namespace Monitoring.Hosting.Publishing.Kubernetes.Pods;

/// <summary>What a program needs to talk to the API server, where client libraries look for it. Only the container that has rights gets it.</summary>
internal static class ServiceAccountToken
{
    private const string Name = "service-account";
    private const string Path = "/var/run/secrets/kubernetes.io/serviceaccount";

    // What Kubernetes itself asks for: an hour, and a little more.
    private const int ExpirationSeconds = 3607;

    /// <summary>The volume; none for a workload without rights.</summary>
    public static IEnumerable<VolumeV1> Volumes(Workload workload) => workload.ClusterRights.Count == 0 ? [] :
    [
        new()
        {
            Name = Name,
            Projected = new()
            {
                DefaultMode = FolderVolume.ReadableByGroup,
                Sources =
                {
                    new VolumeProjectionV1 { ServiceAccountToken = new() { Path = "token", ExpirationSeconds = ExpirationSeconds } },
                    new VolumeProjectionV1 { ConfigMap = new() { Name = "kube-root-ca.crt", Items = { new KeyToPathV1 { Key = "ca.crt", Path = "ca.crt" } } } },
                    new VolumeProjectionV1 { DownwardApi = new() { Items = { new DownwardApiVolumeFileV1 { Path = "namespace", FieldRef = new() { FieldPath = "metadata.namespace" } } } } },
                },
            },
        },
    ];

    /// <summary>Where a container sees it.</summary>
    public static IEnumerable<VolumeMountV1> Mounts(Workload workload, ContainerSpec container) =>
        workload.ClusterRights.Count == 0 || container != workload.Containers[0] ? [] : [new() { Name = Name, MountPath = Path, ReadOnly = true }];
}
