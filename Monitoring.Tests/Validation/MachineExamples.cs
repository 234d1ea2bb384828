using Microsoft.Extensions.Configuration;
using Monitoring.Hosting.Running;
using Monitoring.Hosting.Validation;

namespace Monitoring.Tests.Validation;

/// <summary>Examples of what the machine lacks.</summary>
internal static class MachineExamples
{
    // Fixed, because runners name a test in one process and run it in another; below the ports that systems hand out.
    private const int Port = 27999;

    public static IReadOnlyList<RuleExample> All { get; } =
    [
        // The program 'true' answers everything.
        new("MON004 error: container engine: There is no container engine: 'no-such-engine' is not installed. "
            + "Fix: Install Docker or Podman (https://aspire.dev/get-started/prerequisites/; ./eng/setup.sh does it on Debian), or name another client in ASPIRE_CONTAINER_RUNTIME.",
            () => Engine("no-such-engine"), () => Engine("true")),
        new("MON004 error: container engine: The container engine behind 'false' does not answer:  "
            + "Fix: Start it (Docker Desktop, or 'sudo systemctl start docker'; ./eng/setup.sh does it on Debian).",
            () => Engine("false"), () => Engine("true")),
        RuleExample.Of($"MON005 error: two: Port {Port} on this machine is wanted by one and two. Fix: Give one of them another port.", HostPorts, Port, Port - 1),
    ];

    private static async Task<IEnumerable<Finding>> Engine(string client)
    {
        try
        {
            await ContainerEngine.CheckAsync(new ConfigurationBuilder().AddInMemoryCollection([new("ASPIRE_CONTAINER_RUNTIME", client)]).Build(), CancellationToken.None);
            return [];
        }
        catch (MonitoringValidationException refused)
        {
            return refused.Errors;
        }
    }

    private static IEnumerable<Finding> HostPorts(int port)
    {
        var builder = DistributedApplication.CreateBuilder([]);
        builder.AddContainer("one", "one", "1.0").WithHttpEndpoint(port: Port, targetPort: 80);
        builder.AddContainer("two", "two", "1.0").WithHttpEndpoint(port: port, targetPort: 80);
        try
        {
            HostPortCheck.Check(builder);
            return [];
        }
        catch (MonitoringValidationException refused)
        {
            return refused.Errors;
        }
    }
}
