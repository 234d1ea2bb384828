using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Resources;

[YamlSerializable]
public sealed class ConfigMap() : BaseKubernetesResource("v1", "ConfigMap")
{
    public Dictionary<string, string> BinaryData { get; } = [];

    public Dictionary<string, string> Data { get; } = [];

    public bool? Immutable { get; set; }
}
