using Monitoring.Hosting.Model;
using Monitoring.Hosting.Security;

namespace Monitoring.Hosting.Exporters;

/// <summary>Describes node-exporter.</summary>
internal static class NodeExporterWorkload
{
    private const string WebPath = "/etc/node-exporter/web";
    private const string RootPath = "/host/root";
    private const string ProcPath = "/host/proc";
    private const string SysPath = "/host/sys";

    // Disks of containers and pods come and go by the hundred, and say nothing that their node's disk does not.
    private const string MountPointsOfContainers =
        "^/(dev|proc|run/containerd|run/credentials|run/k3s|sys|var/lib/(containerd|containers/storage|docker|kubelet))($|/)";

    private const string NetworksOfContainers = "^(veth.*|cali.*|lxc.*|br-.*|docker.*|[a-f0-9]{15})$";

    /// <summary>Describes it.</summary>
    public static Workload Describe(string name, NodeExporterSpec spec) => new(name, Replication.PerNode, [
        new ContainerSpec(name, spec.Image)
        {
            UserId = NodeExporterImages.UserId,
            Args = Arguments(),
            Ports = [NodeExporterSpec.Http],
            Probes = new Probes(new HttpProbe(NodeExporterSpec.Http, "/"), new HttpProbe(NodeExporterSpec.Http, "/")),
            NodeMounts = [new("/", RootPath), new("/proc", ProcPath), new("/sys", SysPath)],
            Resources = spec.Resources,
        }.ReadingWebConfiguration(spec.Web, WebPath),
    ])
    {
        UsesNodeNetwork = true,
    };

    private static IReadOnlyList<string> Arguments() =>
    [
        $"--web.listen-address=:{NodeExporterSpec.Http.Number}",
        $"--path.rootfs={RootPath}",
        $"--path.procfs={ProcPath}",
        $"--path.sysfs={SysPath}",
        $"--path.udev.data={RootPath}/run/udev/data",
        $"--collector.filesystem.mount-points-exclude={MountPointsOfContainers}",
        $"--collector.netclass.ignored-devices={NetworksOfContainers}",
        $"--collector.netdev.device-exclude={NetworksOfContainers}",
    ];
}
