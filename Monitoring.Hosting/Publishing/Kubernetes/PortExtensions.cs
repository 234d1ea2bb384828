using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Publishing.Kubernetes;

/// <summary>What a port is to Kubernetes.</summary>
internal static class PortExtensions
{
    /// <summary>The value of <c>protocol</c>.</summary>
    public static string ToProtocol(this Port port) => port.Transport == Transport.Udp ? "UDP" : "TCP";
}
