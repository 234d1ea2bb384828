using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Resources;

[YamlSerializable]
public sealed class PersistentVolumeClaim() : BaseKubernetesResource("v1", "PersistentVolumeClaim")
{
    public PersistentVolumeClaimSpecV1 Spec { get; set; } = new();
}

[YamlSerializable]
public sealed class PersistentVolumeClaimSpecV1
{
    public string StorageClassName { get; set; } = null!;

    public string VolumeMode { get; set; } = null!;

    public LabelSelectorV1? Selector { get; set; }

    public List<string> AccessModes { get; } = [];

    public VolumeResourceRequirementsV1 Resources { get; set; } = new();
}

[YamlSerializable]
public sealed class PersistentVolumeClaimTemplateV1
{
    public ObjectMetaV1 Metadata { get; set; } = new();

    public PersistentVolumeClaimSpecV1 Spec { get; set; } = new();
}

[YamlSerializable]
public sealed class VolumeResourceRequirementsV1
{
    public Dictionary<string, string> Limits { get; } = [];

    public Dictionary<string, string> Requests { get; } = [];
}
