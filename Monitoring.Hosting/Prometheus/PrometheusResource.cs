using Monitoring.Hosting.Model;
using Monitoring.Hosting.Prometheus;
using Monitoring.Hosting.Security;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting;

/// <summary>Prometheus: replicas that scrape the same targets, evaluate the same rules and keep their own data.</summary>
/// <param name="name">The name of the resource.</param>
public sealed class PrometheusResource(string name) : MonitoringResource(name), ISecured, ISecurable, IPublicComponent
{
    private readonly List<Func<IEnumerable<ScrapeJob>>> _lateJobs = [];
    private readonly List<PrometheusShardResource> _shards = [];

    /// <summary>Everything its configuration depends on, except the jobs and the objectives that are found in the app host.</summary>
    public PrometheusSpec Spec { get; internal set; } = new();

    /// <summary>The API, the web interface and its own metrics.</summary>
    public WorkloadEndpoint Http => new(this, Name, PrometheusWorkload.Http);

    /// <summary>The objectives of the app host it belongs to.</summary>
    internal ServiceLevelObjectives? Objectives { get; set; }

    /// <inheritdoc />
    WebSecurity? ISecured.Web => Spec.Web;

    /// <inheritdoc />
    IEnumerable<WorkloadEndpoint> ISecured.GuardedEndpoints => GuardedEndpointsOf(this, Http);

    /// <summary>Its data, and where it is mounted: a sidecar that uploads blocks reads them there.</summary>
    public ClaimMount Data { get; } = new(PrometheusWorkload.DataClaim, PrometheusImages.DataPath);

    /// <inheritdoc />
    public override Replication Replication => Replication.Peers(Spec.Replicas);

    /// <inheritdoc />
    public override string DisplayName => "Prometheus";

    /// <inheritdoc />
    public override string IconName => "DataTrending";

    /// <inheritdoc />
    public override IEnumerable<MetricsEndpoint> Metrics => MetricsOf(this, Http);

    /// <inheritdoc />
    public override IEnumerable<Flow> Flows => FlowsOf(this);

    /// <inheritdoc />
    public override IEnumerable<Endpoint> References => Referred(Complete());

    /// <summary>The other parts of the targets, when there are several.</summary>
    public IEnumerable<PrometheusShardResource> Shards => _shards.Where(shard => shard.IsEnabled);

    /// <summary>The API of every part of the targets: whoever wants all samples asks all of them.</summary>
    internal IEnumerable<WorkloadEndpoint> AllHttp => Shards.Select(shard => shard.Http).Prepend(Http);

    /// <summary>The workloads of every part of the targets.</summary>
    internal IEnumerable<IWorkload> Workloads => Shards.Prepend<IWorkload>(this);

    /// <inheritdoc />
    public override IEnumerable<Finding> Validate() => PrometheusRules.Check(Name, Complete());

    /// <inheritdoc />
    void ISecurable.Guard(WebSecurity web) => Spec = Spec with { Web = web };

    /// <inheritdoc />
    BasicAuth? IPublicComponent.FirstLogin => Spec.Web?.Access.BasicAuth;

    /// <inheritdoc />
    void IPublicComponent.ReachAt(HostName host) => Spec = Spec with { PublicHost = host };

    /// <inheritdoc />
    public override Workload Describe(Addressing addressing) => PrometheusWorkload.Describe(this, Name, SpecOf(0), addressing);

    /// <summary>Makes as many parts of the targets as there should be.</summary>
    /// <param name="count">Their number, with the first.</param>
    /// <param name="add">Adds a part to the app host.</param>
    internal void Divide(int count, Action<PrometheusShardResource> add)
    {
        Spec = Spec with { Shards = count };
        while (_shards.Count < count - 1)
        {
            _shards.Add(new PrometheusShardResource(this, _shards.Count + 1));
            add(_shards[^1]);
        }

        for (var index = 0; index < _shards.Count; index++)
        {
            _shards[index].IsEnabled = index < count - 1;
        }
    }

    /// <summary>The specification of a part of the targets.</summary>
    internal PrometheusSpec SpecOf(int shard) => Complete() with
    {
        Shard = Spec.Shards > 1 ? new(shard, Spec.Shards) : null,

        // One host leads to one of them; Thanos asks all.
        PublicHost = shard == 0 ? Spec.PublicHost : null,
    };

    /// <summary>The external labels of all replicas of a part of the targets, without the one that tells replicas apart.</summary>
    internal IEnumerable<KeyValuePair<string, string>> LabelsOf(IWorkload part) => PrometheusConfiguration.SharedLabels(SpecOf((part as PrometheusShardResource)?.Index ?? 0));

    internal IEnumerable<MetricsEndpoint> MetricsOf(IWorkload workload, WorkloadEndpoint http) =>
        [new("prometheus", http), .. Spec.Sidecars.Select(sidecar => sidecar.Metrics(workload)).OfType<MetricsEndpoint>()];

    internal IEnumerable<WorkloadEndpoint> GuardedEndpointsOf(IWorkload workload, WorkloadEndpoint http) =>
        [http, .. Spec.Sidecars.SelectMany(sidecar => sidecar.GuardedEndpoints(workload))];

    internal IEnumerable<Flow> FlowsOf(IWorkload workload)
    {
        var spec = Complete();
        return
        [
            .. Referred(spec).Where(endpoint => endpoint.IsEnabled).Select(endpoint => new Flow(workload, endpoint, FlowKind.Reaches)),
            .. spec.Sidecars.SelectMany(sidecar => sidecar.Flows(workload)),
        ];
    }

    /// <summary>Also scrapes what is found when the configuration is made: components may be added after this call.</summary>
    internal void AddJobs(Func<IEnumerable<ScrapeJob>> jobs) => _lateJobs.Add(jobs);

    private PrometheusSpec Complete()
    {
        var spec = Spec with
        {
            ScrapeJobs = [.. Spec.ScrapeJobs, .. _lateJobs.SelectMany(jobs => jobs())],
            Objectives = [.. Spec.Objectives, .. Objectives?.All ?? []],
        };
        foreach (var endpoint in Referred(spec).OfType<WorkloadEndpoint>().Where(endpoint => endpoint.IsEnabled))
        {
            UseAccessTo(endpoint);
        }

        return spec;
    }

    private static IEnumerable<Endpoint> Referred(PrometheusSpec spec)
    {
        Endpoint?[] referred =
        [
            .. spec.ScrapeJobs.SelectMany(job => job.ProbedBy is { } prober ? [prober] : job.Targets.SelectMany(target => target.Reached)),
            .. spec.Alertmanagers,
            .. spec.RemoteWrites.Select(remote => new StaticEndpoint(remote.Url.Host, remote.Url.Port)),
        ];
        return referred.OfType<Endpoint>().Distinct();
    }
}
