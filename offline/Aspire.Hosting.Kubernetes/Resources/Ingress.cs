using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Resources;

[YamlSerializable]
public sealed class Ingress() : BaseKubernetesResource("networking.k8s.io/v1", "Ingress")
{
    public IngressSpecV1 Spec { get; set; } = new();
}

[YamlSerializable]
public sealed class IngressSpecV1
{
    public IngressBackendV1 DefaultBackend { get; set; } = null!;

    public string IngressClassName { get; set; } = null!;

    public List<IngressRuleV1> Rules { get; } = [];

    public List<IngressTLSV1> Tls { get; } = [];
}

[YamlSerializable]
public sealed class IngressRuleV1
{
    public HttpIngressRuleValueV1 Http { get; set; } = new();

    public string Host { get; set; } = null!;
}

[YamlSerializable]
public sealed class HttpIngressRuleValueV1
{
    public List<HttpIngressPathV1> Paths { get; } = [];
}

[YamlSerializable]
public sealed class HttpIngressPathV1
{
    public IngressBackendV1 Backend { get; set; } = new();

    public string PathType { get; set; } = null!;

    public string Path { get; set; } = null!;
}

[YamlSerializable]
public sealed class IngressBackendV1
{
    public IngressServiceBackendV1 Service { get; set; } = null!;
}

[YamlSerializable]
public sealed class IngressServiceBackendV1
{
    public string Name { get; set; } = null!;

    public ServiceBackendPortV1 Port { get; set; } = new();
}

[YamlSerializable]
public sealed class ServiceBackendPortV1
{
    public string Name { get; set; } = null!;

    public int? Number { get; set; }
}

[YamlSerializable]
public sealed class IngressTLSV1
{
    public string SecretName { get; set; } = null!;

    public List<string> Hosts { get; } = [];
}
