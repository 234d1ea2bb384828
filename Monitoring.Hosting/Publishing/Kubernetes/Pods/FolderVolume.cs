using Aspire.Hosting.Kubernetes.Resources;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Publishing.Kubernetes.Objects;
using Workload = Monitoring.Hosting.Model.Workload;

namespace Monitoring.Hosting.Publishing.Kubernetes.Pods;

/// <summary>The volume of a folder of generated files: the objects that hold them, in one place.</summary>
internal static class FolderVolume
{
    /// <summary>The mode of files that root owns and that the group reads, which is the pod's.</summary>
    public const int ReadableByGroup = 0b100_100_000;

    /// <summary>Makes the volume.</summary>
    public static VolumeV1 Create(Workload workload, ContainerSpec container, ConfigFolder folder)
    {
        var sources = Sources(workload, container, folder).ToList();
        return sources is [var single] ? Alone(workload, container, folder, single) : new()
        {
            Name = PodVolumes.NameOf(workload, container, folder.Name),
            Projected = new() { DefaultMode = ReadableByGroup, Sources = { sources } },
        };
    }

    private static VolumeV1 Alone(Workload workload, ContainerSpec container, ConfigFolder folder, VolumeProjectionV1 source) => new()
    {
        Name = PodVolumes.NameOf(workload, container, folder.Name),
        ConfigMap = source.ConfigMap is { } map ? new() { Name = map.Name, DefaultMode = ReadableByGroup } : null,
        Secret = source.Secret is { } secret ? new() { SecretName = secret.Name, DefaultMode = ReadableByGroup, Items = { secret.Items } } : null,
    };

    private static IEnumerable<VolumeProjectionV1> Sources(Workload workload, ContainerSpec container, ConfigFolder folder)
    {
        for (var part = 0; part < FolderObjects.Parts(folder).Count; part++)
        {
            var name = KubernetesNames.Folder(workload.Name, container, folder, part);
            yield return folder.IsConfidential ? new() { Secret = new() { Name = name } } : new() { ConfigMap = new() { Name = name } };
        }

        var secrets = folder.Files.OfType<SecretFile>().ToList();
        if (secrets.Count > 0)
        {
            yield return new()
            {
                Secret = new()
                {
                    Name = KubernetesNames.Secrets(workload.Name),
                    Items = { secrets.Select(file => new KeyToPathV1 { Key = file.Secret.Name, Path = file.Name }) },
                },
            };
        }
    }
}
