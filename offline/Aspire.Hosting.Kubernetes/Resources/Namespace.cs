using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Resources;

[YamlSerializable]
public sealed class Namespace() : BaseKubernetesResource("v1", "Namespace");
