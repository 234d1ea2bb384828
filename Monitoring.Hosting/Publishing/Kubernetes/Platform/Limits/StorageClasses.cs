using Aspire.Hosting.Kubernetes.Resources;
using YamlDotNet.Serialization;

namespace Monitoring.Hosting.Publishing.Kubernetes.Platform.Limits;

/// <summary>A kind of disk: a kind that Aspire's package has no type for.</summary>
[YamlSerializable]
internal sealed class StorageClass() : BaseKubernetesResource("storage.k8s.io/v1", "StorageClass")
{
    /// <summary>The driver that makes the disks.</summary>
    public string Provisioner { get; set; } = "";

    /// <summary>What the driver is told.</summary>
    public Dictionary<string, string> Parameters { get; } = [];

    /// <summary>What happens to the disk of a claim that is deleted.</summary>
    public string ReclaimPolicy { get; set; } = "Retain";

    /// <summary>Whether claims may grow.</summary>
    public bool AllowVolumeExpansion { get; set; } = true;

    /// <summary>When the disk is made: with the pod, in the zone that the scheduler chose for it.</summary>
    public string VolumeBindingMode { get; set; } = "WaitForFirstConsumer";
}

/// <summary>The storage class for the disks of a cloud.</summary>
internal static class StorageClasses
{
    /// <summary>The class; none where one of the cluster's is used.</summary>
    public static IEnumerable<BaseKubernetesResource> Create(StackRendering stack)
    {
        if (stack.Settings.StorageClass == KubernetesSettings.OwnStorageClass && DisksOf(stack.Settings.Cloud) is var (provisioner, parameters))
        {
            yield return new StorageClass
            {
                Metadata = stack.ClusterMetadata(KubernetesSettings.OwnStorageClass),
                Provisioner = provisioner,
                Parameters = { parameters },
            };
        }
    }

    private static (string Provisioner, Dictionary<string, string> Parameters)? DisksOf(Cloud cloud) => cloud switch
    {
        Cloud.None => null,
        Cloud.Aws => ("ebs.csi.aws.com", new() { ["type"] = "gp3", ["encrypted"] = "true", ["csi.storage.k8s.io/fstype"] = "ext4" }),
        Cloud.Gcp => ("pd.csi.storage.gke.io", new() { ["type"] = "pd-ssd", ["csi.storage.k8s.io/fstype"] = "ext4" }),
        Cloud.Azure => ("disk.csi.azure.com", new() { ["skuName"] = "Premium_LRS", ["csi.storage.k8s.io/fstype"] = "ext4" }),
        _ => throw new ArgumentOutOfRangeException(nameof(cloud), cloud, "There is no such cloud."),
    };
}
