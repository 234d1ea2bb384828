using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Resources;

[YamlSerializable]
public abstract class BaseKubernetesObject(string? apiVersion = null, string? kind = null)
{
    [YamlMember(Order = -2)]
    public string? Kind { get; set; } = kind;

    [YamlMember(Order = -3)]
    public string? ApiVersion { get; set; } = apiVersion;
}

[YamlSerializable]
public abstract class BaseKubernetesResource(string apiVersion, string kind) : BaseKubernetesObject(apiVersion, kind)
{
    [YamlMember(Order = -1)]
    public ObjectMetaV1 Metadata { get; set; } = new();
}

public abstract class Workload(string apiVersion, string kind) : BaseKubernetesResource(apiVersion, kind)
{
    [YamlIgnore]
    public abstract PodTemplateSpecV1 PodTemplate { get; }
}
