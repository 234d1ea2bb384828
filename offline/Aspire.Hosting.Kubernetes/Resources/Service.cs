using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Resources;

[YamlSerializable]
public sealed class Service() : BaseKubernetesResource("v1", "Service")
{
    public ServiceSpecV1 Spec { get; set; } = new();
}

[YamlSerializable]
public sealed class ServiceSpecV1
{
    [YamlMember(Alias = "clusterIP")]
    public string? ClusterIp { get; set; }

    public string Type { get; set; } = "ClusterIP";

    public Dictionary<string, string> Selector { get; set; } = [];

    public List<string> IpFamilies { get; } = [];

    public List<ServicePortV1> Ports { get; } = [];

    public bool? PublishNotReadyAddresses { get; set; }

    public string? IpFamilyPolicy { get; set; }
}

[YamlSerializable]
public sealed class ServicePortV1
{
    public string Name { get; set; } = null!;

    public string AppProtocol { get; set; } = null!;

    public string Protocol { get; set; } = null!;

    public int? NodePort { get; set; }

    public Int32OrStringV1 Port { get; set; } = null!;

    public Int32OrStringV1 TargetPort { get; set; } = null!;
}
