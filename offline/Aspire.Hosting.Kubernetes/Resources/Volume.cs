using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Resources;

[YamlSerializable]
public sealed class VolumeV1
{
    public string Name { get; set; } = null!;

    public HostPathVolumeSourceV1? HostPath { get; set; }

    public PersistentVolumeClaimVolumeSourceV1? PersistentVolumeClaim { get; set; }

    public ConfigMapVolumeSourceV1? ConfigMap { get; set; }

    public EmptyDirVolumeSourceV1? EmptyDir { get; set; }

    public SecretVolumeSourceV1? Secret { get; set; }

    public ProjectedVolumeSourceV1? Projected { get; set; }
}

[YamlSerializable]
public sealed class VolumeMountV1
{
    public string Name { get; set; } = null!;

    public string MountPath { get; set; } = null!;

    public string SubPath { get; set; } = null!;

    public string? MountPropagation { get; set; }

    public string? SubPathExpr { get; set; }

    public bool? ReadOnly { get; set; }

    public string? RecursiveReadOnly { get; set; }
}

[YamlSerializable]
public sealed class EmptyDirVolumeSourceV1
{
    public string? Medium { get; set; }

    public string? SizeLimit { get; set; }
}

[YamlSerializable]
public sealed class HostPathVolumeSourceV1
{
    public string Type { get; set; } = null!;

    public string Path { get; set; } = null!;
}

[YamlSerializable]
public sealed class ConfigMapVolumeSourceV1
{
    public int? DefaultMode { get; set; }

    public string Name { get; set; } = null!;

    public bool? Optional { get; set; }

    public List<KeyToPathV1> Items { get; } = [];
}

[YamlSerializable]
public sealed class SecretVolumeSourceV1
{
    public int? DefaultMode { get; set; }

    public string SecretName { get; set; } = null!;

    public bool? Optional { get; set; }

    public List<KeyToPathV1> Items { get; } = [];
}

[YamlSerializable]
public sealed class PersistentVolumeClaimVolumeSourceV1
{
    public string ClaimName { get; set; } = null!;

    public bool? ReadOnly { get; set; }
}

[YamlSerializable]
public sealed class KeyToPathV1
{
    public int? Mode { get; set; }

    public string Path { get; set; } = null!;

    public string Key { get; set; } = null!;
}
