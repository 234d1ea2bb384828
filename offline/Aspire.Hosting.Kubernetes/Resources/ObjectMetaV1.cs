using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Resources;

[YamlSerializable]
public sealed class ObjectMetaV1
{
    public string Name { get; set; } = null!;

    public string Namespace { get; set; } = null!;

    public Dictionary<string, string> Annotations { get; } = [];

    public Dictionary<string, string> Labels { get; set; } = [];
}
