namespace Monitoring.Hosting.Model;

/// <summary>The transport of a <see cref="Port"/>. Network policies must name it: gossip needs both.</summary>
public enum Transport
{
    /// <summary>TCP.</summary>
    Tcp,

    /// <summary>UDP.</summary>
    Udp,
}

/// <summary>A port a container listens on, named once and referred to by this value everywhere.</summary>
/// <param name="Name">Its name, unique within the workload: at most 15 characters, as Kubernetes wants it.</param>
/// <param name="Number">The number inside the container.</param>
/// <param name="Scheme">What is spoken there: <c>http</c>, <c>https</c>, <c>grpc</c> or <c>tcp</c>.</param>
/// <param name="Transport">TCP unless said otherwise.</param>
public sealed record Port(string Name, int Number, string Scheme = "http", Transport Transport = Transport.Tcp)
{
    /// <summary>Whether every replica answers the same there, so that one address may stand for them all. What speaks HTTP does anyway.</summary>
    public bool IsInterchangeable { get; init; }

    /// <summary>The usual port for HTTP, under the usual name.</summary>
    public static Port Http(int number) => new("http", number);

    /// <summary>The usual port for gRPC, under the usual name.</summary>
    public static Port Grpc(int number) => new("grpc", number, "grpc");
}
