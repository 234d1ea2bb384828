using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Resources;

[YamlSerializable]
public sealed class Namespace() : BaseKubernetesResource("v1", "Namespace")
{
    public NamespaceSpecV1 Spec { get; set; } = new();
}

[YamlSerializable]
public sealed class NamespaceSpecV1
{
    public List<string> Finalizers { get; } = [];
}
