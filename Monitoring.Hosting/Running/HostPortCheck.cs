using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Running;

/// <summary>Finds out before the start whether the fixed ports on this machine are free.</summary>
internal static class HostPortCheck
{
    private const string Id = "MON005";

    /// <summary>Whether ports are random, as <c>DistributedApplicationTestingBuilder</c> makes them.</summary>
    public static bool HasRandomPorts(IConfiguration configuration) => configuration.GetValue<bool>("DcpPublisher:RandomizePorts");

    /// <summary>Checks the fixed ports of all resources of the app host.</summary>
    /// <exception cref="MonitoringValidationException">Some are taken by another program, or wanted twice.</exception>
    public static void Check(IDistributedApplicationBuilder builder)
    {
        if (HasRandomPorts(builder.Configuration))
        {
            return;
        }

        var wanted = builder.Resources
            .Where(resource => resource.IsContainer())
            .SelectMany(resource => resource.Annotations.OfType<EndpointAnnotation>(), (resource, endpoint) => (resource.Name, endpoint.Port))
            .Where(want => want.Port is > 0)
            .GroupBy(want => want.Port!.Value, want => want.Name);
        var errors = wanted.SelectMany(Check).ToList();
        if (errors.Count > 0)
        {
            throw new MonitoringValidationException(errors);
        }
    }

    private static IEnumerable<Finding> Check(IGrouping<int, string> wanted)
    {
        var resources = wanted.Distinct().Order(StringComparer.Ordinal).ToList();
        if (resources.Count > 1)
        {
            yield return Finding.Error(Id, resources[1], $"Port {wanted.Key} on this machine is wanted by {string.Join(" and ", resources)}.", "Give one of them another port.");
        }
        else if (!IsFree(wanted.Key))
        {
            yield return Finding.Error(Id, resources[0], $"Port {wanted.Key} on this machine is in use by another program, and {resources[0]} asks for it.",
                $"Stop that program ('ss -ltnp sport = :{wanted.Key}' names it on Linux), or choose another port: the HostPort option of the component in section Monitoring.");
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException exception) when (exception.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            return false;
        }
    }
}
