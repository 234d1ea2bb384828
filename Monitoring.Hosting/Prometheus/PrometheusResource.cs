using Monitoring.Hosting.Model;
using Monitoring.Hosting.Prometheus;
using Monitoring.Hosting.Validation;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Prometheus: replicas that scrape the same targets, evaluate the same rules and keep their own data.</summary>
/// <param name="name">The name of the resource.</param>
public sealed class PrometheusResource(string name) : MonitoringResource(name)
{
    private readonly List<Func<IEnumerable<ScrapeJob>>> _lateJobs = [];

    /// <summary>Everything its configuration depends on, except the jobs that are found in the app host.</summary>
    public PrometheusSpec Spec { get; internal set; } = new();

    /// <summary>The API, the web interface and its own metrics.</summary>
    public WorkloadEndpoint Http => new(this, Name, PrometheusWorkload.Http);

    /// <summary>Its data, and where it is mounted: a sidecar that uploads blocks reads them there.</summary>
    public ClaimMount Data { get; } = new(PrometheusWorkload.DataClaim, PrometheusImages.DataPath);

    /// <inheritdoc />
    public override Replication Replication => Replication.Peers(Spec.Replicas);

    /// <inheritdoc />
    public override string DisplayName => "Prometheus";

    /// <inheritdoc />
    public override string IconName => "DataTrending";

    /// <inheritdoc />
    public override IEnumerable<MetricsEndpoint> Metrics =>
        [new("prometheus", Http), .. Spec.Sidecars.Select(sidecar => sidecar.Metrics(this))];

    /// <inheritdoc />
    public override IEnumerable<Flow> Flows
    {
        get
        {
            var spec = Complete();
            Endpoint?[] reached =
            [
                .. spec.ScrapeJobs.SelectMany(job => job.Targets).OfType<EndpointTargets>().Select(target => target.Endpoint),
                .. spec.ScrapeJobs.Select(job => job.ProbedBy),
                .. spec.Alertmanagers,
                .. spec.RemoteWrites.Select(remote => new StaticEndpoint(remote.Url.Host, remote.Url.Port)),
            ];
            return
            [
                .. reached.OfType<Endpoint>().Where(endpoint => endpoint.IsEnabled).Distinct().Select(endpoint => new Flow(this, endpoint, FlowKind.Reaches)),
                .. spec.Sidecars.SelectMany(sidecar => sidecar.Flows(this)),
            ];
        }
    }

    /// <inheritdoc />
    public override IEnumerable<Finding> Validate() => PrometheusRules.Check(Name, Complete());

    /// <inheritdoc />
    public override Workload Describe(Addressing addressing) => PrometheusWorkload.Describe(this, Complete(), addressing);

    /// <summary>Also scrapes what is found when the configuration is made: components may be added after this call.</summary>
    internal void AddJobs(Func<IEnumerable<ScrapeJob>> jobs) => _lateJobs.Add(jobs);

    private PrometheusSpec Complete() => Spec with { ScrapeJobs = [.. Spec.ScrapeJobs, .. _lateJobs.SelectMany(jobs => jobs())] };
}
