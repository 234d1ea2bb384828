using Monitoring.Hosting.Connections;
using Monitoring.Hosting.Grafana;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Security;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting;

/// <summary>Grafana: dashboards over Prometheus and Thanos.</summary>
/// <param name="name">The name of the resource.</param>
/// <param name="adminPassword">The password of the first administrator.</param>
/// <param name="secretKey">Encrypts passwords in the database.</param>
public sealed class GrafanaResource(string name, ParameterResource adminPassword, ParameterResource secretKey) : MonitoringResource(name), ISecured, ISecurable, IPublicComponent
{
    private readonly List<Func<IEnumerable<GrafanaDataSource>>> _dataSources = [];
    private GrafanaSpec? _spec;

    /// <summary>The password of the first administrator.</summary>
    public ParameterResource AdminPasswordParameter => adminPassword;

    /// <summary>The specification, without what was given as resources.</summary>
    public GrafanaSpec Spec
    {
        get => _spec ??= new GrafanaSpec(Use(adminPassword), Use(secretKey));
        internal set => _spec = value;
    }

    /// <summary>Its database; null: a disk of its own.</summary>
    public PostgresDatabaseResource? Database { get; internal set; }

    /// <summary>The cache that replicas share; null: the database.</summary>
    public RedisResource? RemoteCache { get; internal set; }

    /// <summary>The pages, the API and metrics.</summary>
    public WorkloadEndpoint Http => new(this, Name, GrafanaSpec.Http);

    /// <inheritdoc />
    WebSecurity? ISecured.Web => Spec.Web;

    /// <inheritdoc />
    IEnumerable<WorkloadEndpoint> ISecured.GuardedEndpoints => [Http];

    /// <inheritdoc />
    public override Replication Replication => Complete().Replication;

    /// <inheritdoc />
    public override string DisplayName => "Grafana";

    /// <inheritdoc />
    public override string IconName => "ChartMultiple";

    /// <inheritdoc />
    public override IEnumerable<MetricsEndpoint> Metrics => [new("grafana", Http)];

    /// <inheritdoc />
    public override IEnumerable<Flow> Flows
    {
        get
        {
            var spec = Complete();
            return
            [
                .. new[] { spec.Database?.Server, spec.RemoteCache?.Server }.OfType<Endpoint>().Select(endpoint => new Flow(this, endpoint, FlowKind.Uses)),
                .. spec.DataSources.Select(source => source.Endpoint).Where(endpoint => endpoint.IsEnabled).Select(endpoint => new Flow(this, endpoint, FlowKind.Reaches)),
                .. spec.Login is { Authority: var authority } ? (Flow[])[new Flow(this, new StaticEndpoint(authority.Host, authority.Port), FlowKind.Reaches)] : [],
            ];
        }
    }

    /// <inheritdoc />
    public override IEnumerable<Endpoint> References => Flows.Select(flow => flow.To).Concat(Complete().DataSources.Select(source => source.Endpoint)).Distinct();

    /// <inheritdoc />
    public override IEnumerable<Finding> Validate() => GrafanaRules.Check(Name, Complete());

    /// <inheritdoc />
    void ISecurable.Guard(WebSecurity web) => Spec = Spec with { Web = web };

    /// <inheritdoc />
    BasicAuth IPublicComponent.FirstLogin => new(GrafanaSpec.AdminUser, Spec.AdminPassword);

    /// <inheritdoc />
    void IPublicComponent.ReachAt(HostName host) => Spec = Spec with { PublicHost = host };

    /// <inheritdoc />
    public override Workload Describe(Addressing addressing) => GrafanaWorkload.Describe(Name, Complete(), addressing);

    /// <summary>Asks something, described as late as Grafana itself.</summary>
    internal void Ask(Func<IEnumerable<GrafanaDataSource>> sources) => _dataSources.Add(sources);

    /// <summary>The specification, with what was given as resources.</summary>
    internal GrafanaSpec Complete()
    {
        var spec = Spec with
        {
            Database = Database is null ? Spec.Database : this.To(Database),
            RemoteCache = RemoteCache is null ? Spec.RemoteCache : this.To(RemoteCache),
            DataSources = [.. Spec.DataSources.Concat(_dataSources.SelectMany(sources => sources())).Distinct()],
        };
        foreach (var source in spec.DataSources.Where(source => source.Endpoint.IsEnabled))
        {
            UseAccessTo(source.Endpoint);
        }

        return spec;
    }
}
