using Monitoring.Hosting.Model;
using Monitoring.Hosting.Security;

namespace Monitoring.Hosting.Exporters;

/// <summary>Describes kube-state-metrics.</summary>
internal static class KubeStateMetricsWorkload
{
    private const string WebPath = "/etc/kube-state-metrics/web";

    /// <summary>Describes it.</summary>
    public static Workload Describe(string name, KubeStateMetricsSpec spec) => new(name, Replication.Stateless(), [
        new ContainerSpec(name, spec.Image)
        {
            UserId = KubeStateMetricsImages.UserId,
            Args =
            [
                $"--port={KubeStateMetricsSpec.Http.Number}",
                $"--telemetry-port={KubeStateMetricsSpec.Telemetry.Number}",
                $"--resources={string.Join(',', spec.Objects.SelectMany(objects => objects.Kinds).Order(StringComparer.Ordinal))}",
            ],
            Ports = [KubeStateMetricsSpec.Http, KubeStateMetricsSpec.Telemetry],
            Probes = new Probes(new HttpProbe(KubeStateMetricsSpec.Telemetry, "/readyz"), new HttpProbe(KubeStateMetricsSpec.Http, "/livez")),
            Resources = spec.Resources,
        }.ReadingWebConfiguration(spec.Web, WebPath, "--tls-config"),
    ])
    {
        ClusterRights = [.. spec.Objects.Select(objects => ClusterRight.Watch(objects.ApiGroup, objects.Kinds))],
    };
}
