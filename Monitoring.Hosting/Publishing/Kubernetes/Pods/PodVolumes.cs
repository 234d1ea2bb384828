using Aspire.Hosting.Kubernetes.Resources;
using Monitoring.Hosting.Model;
using Workload = Monitoring.Hosting.Model.Workload;

namespace Monitoring.Hosting.Publishing.Kubernetes.Pods;

/// <summary>The volumes of a pod besides its claims, and where its containers see them.</summary>
internal static class PodVolumes
{
    /// <summary>The volumes.</summary>
    public static IEnumerable<VolumeV1> Create(WorkloadRendering rendering) => rendering.Workload.Containers.SelectMany(container => (VolumeV1[])
    [
        .. container.Config.Select(folder => FolderVolume.Create(rendering.Workload, container, folder)),
        .. container.ScratchFolders.Select(path => Scratch(rendering, container, path)),
        .. container.NodeMounts.Select(mount => Node(rendering.Workload, container, mount)),
    ]);

    /// <summary>Where a container sees them, and its claims.</summary>
    public static IEnumerable<VolumeMountV1> Mounts(Workload workload, ContainerSpec container) =>
    [
        .. container.Mounts.Select(mount => new VolumeMountV1 { Name = mount.Claim, MountPath = mount.Path }),
        .. container.Config.Select(folder => new VolumeMountV1 { Name = NameOf(workload, container, folder.Name), MountPath = folder.Path, ReadOnly = true }),
        .. container.ScratchFolders.Select(path => new VolumeMountV1 { Name = NameOf(workload, container, path), MountPath = path }),
        .. container.NodeMounts.Select(mount => new VolumeMountV1
        {
            Name = NameOf(workload, container, mount.Path),
            MountPath = mount.Path,
            ReadOnly = true,

            // What is mounted on the node later is seen too.
            MountPropagation = "HostToContainer",
        }),
    ];

    /// <summary>The name of a volume that belongs to one container: a word, or the path where it is mounted.</summary>
    public static string NameOf(Workload workload, ContainerSpec container, string nameOrPath) =>
        KubernetesNames.InPod(workload.Name, container, nameOrPath.Trim('/').Replace('/', '-'));

    private static VolumeV1 Scratch(WorkloadRendering rendering, ContainerSpec container, string path) => new()
    {
        Name = NameOf(rendering.Workload, container, path),
        EmptyDir = new() { SizeLimit = new ContainerValues(rendering, container).ScratchSize },
    };

    private static VolumeV1 Node(Workload workload, ContainerSpec container, NodeMount mount) => new()
    {
        Name = NameOf(workload, container, mount.Path),
        HostPath = new() { Path = mount.NodePath, Type = "Directory" },
    };
}
