namespace Monitoring.Hosting.Model;

/// <summary>Where people outside the platform reach a workload: an ingress controller or a load balancer speaks HTTPS at the host, and
/// passes on to the port. Everything else is reached from within only.</summary>
/// <param name="Host">The host, which has to lead to that controller or load balancer.</param>
/// <param name="Port">The port.</param>
public sealed record PublicEndpoint(HostName Host, Port Port)
{
    /// <summary>Whether the program itself finds out who asks. Where it does not, what stands before it has to.</summary>
    public required bool AsksForLogin { get; init; }

    /// <summary>The host as operators may change it.</summary>
    public static Tunable HostOf(HostName host) => new("host", host, "Where people reach it: a DNS name that leads to the ingress controller.");

    /// <summary>The address at the host, which follows it.</summary>
    public static Tunable AddressOf(HostName host) => HostOf(host) with { Prefix = "https://", Suffix = "/" };
}
