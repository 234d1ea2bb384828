using Monitoring.Hosting.Model;
using Monitoring.Hosting.Security;

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
    private const string UploadRecordName = "thanos.shipper.json";
    private const string AccessPath = "/etc/prometheus-access";

    // Named apart from Prometheus' own port, which is in the same pod.
    private static readonly Port Http = ThanosProcess.Http with { Name = "sidecar-http" };

    /// <summary>The specification.</summary>
    public ThanosSidecarSpec Spec => spec;

    /// <summary>Its Store API.</summary>
    public WorkloadEndpoint StoreApi => StoreApiBeside(prometheus.Workload);

    /// <inheritdoc />
    public string? UploadRecord =>
        spec.ObjectStore is not null && ThanosGates.DelayedCompaction.Allows(spec.Image.Version) ? $"{storage.Path}/{UploadRecordName}" : null;

    /// <inheritdoc />
    public IEnumerable<VolumeClaim> Claims => spec.ObjectStore?.Claims() ?? [];

    /// <summary>Uploads wait for the store; Prometheus need not.</summary>
    public IEnumerable<Flow> Flows(IWorkload host) => spec.ObjectStore?.Flows(host, FlowKind.Reaches) ?? [];

    /// <inheritdoc />
    public MetricsEndpoint? Metrics(IWorkload host) => new(Job, HttpBeside(host));

    /// <inheritdoc />
    public IEnumerable<WorkloadEndpoint> GuardedEndpoints(IWorkload host) => [HttpBeside(host)];

    /// <summary>Its Store API beside a workload: each shard of a Prometheus has one.</summary>
    public WorkloadEndpoint StoreApiBeside(IWorkload host) => new(host, ContainerOf(host), ThanosProcess.Grpc);

    /// <inheritdoc />
    public ContainerSpec Describe(IWorkload host, Addressing addressing)
    {
        ArgumentNullException.ThrowIfNull(addressing);
        var store = spec.ObjectStore?.ToFile(addressing);
        var web = (host as ISecured)?.Web;
        var client = web is null ? null : new TextFile("http-client.yml", web.Access.ToYaml(secret => $"{AccessPath}/{secret.Name}").ToYaml());
        var arguments = new ThanosArguments("sidecar")
        {
            ["prometheus.url"] = $"{web?.Scheme ?? "http"}://{addressing.Beside(new(host, host.Name, prometheus.Port))}",
            ["prometheus.http-client-file"] = ThanosProcess.PathOf(client),
            ["tsdb.path"] = storage.Path,
            ["objstore.config-file"] = ThanosProcess.PathOf(store),
        };
        var container = ThanosProcess.Container(ContainerOf(host), spec with { Web = web }, [Http, ThanosProcess.Grpc], arguments, store, client) with { Mounts = [storage] };
        container = container with { Config = [.. container.Config, .. web is null ? [] : (ConfigFolder[])[Credentials(web)]] };
        return spec.ObjectStore is null ? container : container.With(spec.ObjectStore);
    }

    private WorkloadEndpoint HttpBeside(IWorkload host) => new(host, ContainerOf(host), Http);

    private static ConfigFolder Credentials(WebSecurity web) =>
        new("prometheus-access", AccessPath, [.. web.Access.Secrets.Select(secret => new SecretFile(secret.Name, secret))]);

    // Containers are told apart by name in a local run, also those beside the shards of one Prometheus.
    private string ContainerOf(IWorkload host) => host == prometheus.Workload ? Container : $"{host.Name}-{Container}";
}
