using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Resources;

[YamlSerializable]
public sealed class ProbeV1
{
    public ExecActionV1? Exec { get; set; }

    public int? FailureThreshold { get; set; }

    public int? SuccessThreshold { get; set; }

    public int? InitialDelaySeconds { get; set; }

    public int? PeriodSeconds { get; set; }

    public long? TerminationGracePeriodSeconds { get; set; }

    public int? TimeoutSeconds { get; set; }

    public HttpGetActionV1? HttpGet { get; set; }

    public TcpSocketActionV1? TcpSocket { get; set; }
}

[YamlSerializable]
public sealed class HttpGetActionV1
{
    public string Scheme { get; set; } = null!;

    public string Path { get; set; } = null!;

    public List<HttpHeaderV1> HttpHeaders { get; } = [];

    public string Host { get; set; } = null!;

    public Int32OrStringV1? Port { get; set; }
}

[YamlSerializable]
public sealed class HttpHeaderV1
{
    public string Name { get; set; } = null!;

    public string Value { get; set; } = null!;
}

[YamlSerializable]
public sealed class TcpSocketActionV1
{
    public string Host { get; set; } = null!;

    public int Port { get; set; }
}

[YamlSerializable]
public sealed class ExecActionV1
{
    public List<string> Command { get; } = [];
}
