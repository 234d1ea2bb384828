using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Thanos;

/// <summary>A Thanos sidecar: a container beside each Prometheus, on the same disk.</summary>
/// <param name="spec">The specification.</param>
/// <param name="prometheus">The HTTP endpoint of the Prometheus it runs beside.</param>
/// <param name="storage">The claim that Prometheus writes to, and where both see it.</param>
public sealed class ThanosSidecar(ThanosSidecarSpec spec, WorkloadEndpoint prometheus, ClaimMount storage) : ISidecar
{
    /// <summary>The name of the container.</summary>
    public const string Container = "thanos-sidecar";

    private const string Job = "thanos-sidecar";

    // Named apart from Prometheus' own port, which is in the same pod.
    private static readonly Port Http = ThanosProcess.Http with { Name = "sidecar-http" };

    /// <summary>The specification.</summary>
    public ThanosSidecarSpec Spec => spec;

    /// <summary>Its Store API.</summary>
    public WorkloadEndpoint StoreApi => new(prometheus.Workload, Container, ThanosProcess.Grpc);

    /// <inheritdoc />
    public IEnumerable<VolumeClaim> Claims => spec.ObjectStore?.Claims() ?? [];

    /// <summary>Uploads wait for the store; Prometheus need not.</summary>
    public IEnumerable<Flow> Flows(IWorkload host) => spec.ObjectStore?.Flows(host, FlowKind.Reaches) ?? [];

    /// <inheritdoc />
    public MetricsEndpoint Metrics(IWorkload host) => new(Job, new WorkloadEndpoint(host, Container, Http));

    /// <inheritdoc />
    public ContainerSpec Describe(IWorkload host, Addressing addressing)
    {
        ArgumentNullException.ThrowIfNull(addressing);
        var store = spec.ObjectStore?.ToFile(addressing);
        var arguments = new ThanosArguments("sidecar")
        {
            ["prometheus.url"] = $"http://{addressing.Beside(prometheus)}",
            ["tsdb.path"] = storage.Path,
            ["objstore.config-file"] = ThanosProcess.PathOf(store),
        };
        var container = ThanosProcess.Container(Container, spec, [Http, ThanosProcess.Grpc], arguments, store) with { Mounts = [storage] };
        return spec.ObjectStore is null ? container : container.With(spec.ObjectStore);
    }
}
