using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Resources;

[YamlSerializable]
public sealed class Secret() : BaseKubernetesResource("v1", "Secret")
{
    public Dictionary<string, string> Data { get; } = [];

    public Dictionary<string, string> StringData { get; } = [];

    public bool? Immutable { get; set; }

    public string Type { get; set; } = "Opaque";
}
