using Aspire.Hosting.Kubernetes.Resources;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Publishing.Kubernetes;
using Monitoring.Hosting.Publishing.Kubernetes.Chart;
using Monitoring.Hosting.Publishing.Kubernetes.Platform;
using Workload = Monitoring.Hosting.Model.Workload;

namespace Monitoring.Tests.Publishing.Kubernetes.Platform;

/// <summary>A small stack, as little like ours as can be: what surrounds workloads knows no product.</summary>
internal sealed class PlatformScenario
{
    public static readonly Port Http = Port.Http(8080);
    public static readonly Port GossipTcp = new("gossip", 7946, "tcp");
    public static readonly Port GossipUdp = new("gossip-udp", 7946, "udp", Transport.Udp);

    private readonly List<Workload> _workloads = [];
    private readonly List<Flow> _flows = [];

    /// <summary>The chart's values.</summary>
    public ChartValues Values { get; } = new();

    /// <summary>The settings.</summary>
    public KubernetesSettings Settings { get; init; } = new();

    /// <summary>A container with all three kinds of resources.</summary>
    public static ContainerSpec Container(string name, params IReadOnlyList<Port> ports) => new(name, new ContainerImage("", name, "1.0.0"))
    {
        UserId = 65534,
        Ports = ports,
        Resources = new ResourceNeeds(0.5m, ByteSize.GiB(1)) { CpuLimit = 2, EphemeralStorage = ByteSize.GiB(1) },
    };

    /// <summary>Adds a workload of one container.</summary>
    public TestWorkload Add(string name, Replication replication, Func<Workload, Workload>? change = null)
    {
        var workload = new Workload(name, replication, [Container(name, Http)]);
        _workloads.Add(change is null ? workload : change(workload));
        return new TestWorkload(name, replication);
    }

    /// <summary>Lets one connect to another.</summary>
    public void Connect(TestWorkload from, Endpoint to) => _flows.Add(new Flow(from, to, FlowKind.Reaches));

    /// <summary>The objects around all workloads.</summary>
    public IReadOnlyList<BaseKubernetesResource> Platform() => PlatformObjects.Render(_workloads, _flows, Values, Settings);

    /// <summary>The objects of a workload.</summary>
    public IReadOnlyList<BaseKubernetesResource> Objects(string name) => KubernetesObjects.Render(_workloads.Single(workload => workload.Name == name), Values, Settings);

    /// <summary>The only object of a kind and name around the workloads.</summary>
    public T Get<T>(string name)
        where T : BaseKubernetesResource => Platform().OfType<T>().Single(item => item.Metadata.Name == name);
}
