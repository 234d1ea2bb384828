using System.Runtime.CompilerServices;
using Monitoring.Hosting.Alertmanager;
using Monitoring.Hosting.Model;

namespace Monitoring.Tests.Alertmanager;

/// <summary>An Alertmanager as the stack has it, and what golden files and tools see of its description.</summary>
internal static class AlertmanagerScenario
{
    private static readonly TestWorkload Watchdog = new("watchdog", Replication.Stateless());

    /// <summary>Three members that notify one webhook with a token.</summary>
    public static AlertmanagerSpec Stack { get; } = new()
    {
        Receivers = [new("watchdog", new WebhookIntegration(new EndpointAddress(Watchdog.Endpoint(Port.Http(8080)), "/api/alerts")) { BearerToken = new("watchdog-token") })],
    };

    public static Workload Describe(AlertmanagerSpec spec, Addressing addressing) =>
        AlertmanagerWorkload.Describe(new TestWorkload("alertmanager", Replication.Peers(spec.Replicas)), spec, addressing);

    public static string Configuration(AlertmanagerSpec spec, Addressing addressing) =>
        ContainerFiles.Of(Describe(spec, addressing).Containers[0])["config/alertmanager.yml"];

    public static IReadOnlyList<string> Args(AlertmanagerSpec spec) => Describe(spec, TestAddressing.Local).Containers[0].Args;

    public static string Beside(string folder, [CallerFilePath] string caller = "") => Path.Combine(Path.GetDirectoryName(caller)!, folder);
}
