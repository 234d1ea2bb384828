using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Resources;

[YamlSerializable]
public sealed class ProjectedVolumeSourceV1
{
    public int? DefaultMode { get; set; }

    public List<VolumeProjectionV1> Sources { get; } = [];
}

[YamlSerializable]
public sealed class VolumeProjectionV1
{
    public ConfigMapProjectionV1? ConfigMap { get; set; }

    [YamlMember(Alias = "downwardAPI")]
    public DownwardApiProjectionV1? DownwardApi { get; set; }

    public SecretProjectionV1? Secret { get; set; }

    public ServiceAccountTokenProjectionV1? ServiceAccountToken { get; set; }
}

[YamlSerializable]
public sealed class ConfigMapProjectionV1
{
    public List<KeyToPathV1> Items { get; } = [];

    public string Name { get; set; } = null!;

    public bool? Optional { get; set; }
}

[YamlSerializable]
public sealed class SecretProjectionV1
{
    public List<KeyToPathV1> Items { get; } = [];

    public string Name { get; set; } = null!;

    public bool? Optional { get; set; }
}

[YamlSerializable]
public sealed class ServiceAccountTokenProjectionV1
{
    public string? Audience { get; set; }

    public long? ExpirationSeconds { get; set; }

    public string Path { get; set; } = null!;
}

[YamlSerializable]
public sealed class DownwardApiProjectionV1
{
    public List<DownwardApiVolumeFileV1> Items { get; } = [];
}

[YamlSerializable]
public sealed class DownwardApiVolumeFileV1
{
    public ObjectFieldSelectorV1? FieldRef { get; set; }

    public int? Mode { get; set; }

    public string Path { get; set; } = null!;

    public ResourceFieldSelectorV1? ResourceFieldRef { get; set; }
}
