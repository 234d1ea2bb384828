using Monitoring.Hosting.Connections;
using Monitoring.Hosting.Exporters;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Security;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting;

/// <summary>Measures a Redis.</summary>
/// <param name="name">The name of the resource.</param>
/// <param name="redis">The Redis it measures.</param>
public sealed class RedisExporterResource(string name, RedisResource redis) : MonitoringResource(name), ISecured, ISecurable
{
    /// <summary>The image. Default: <inheritdoc cref="RedisExporterImages.Tag" path="/remarks" />.</summary>
    public ContainerImage Image { get; init; } = RedisExporterImages.Default;

    /// <summary>Processor and memory. Default: 0.05 cores, 64 MiB.</summary>
    public ResourceNeeds Resources { get; init; } = ResourceNeeds.Small;

    /// <summary>What guards its web interface; null: nothing.</summary>
    public WebSecurity? Web { get; internal set; }

    /// <summary>The specification.</summary>
    public RedisExporterSpec Spec => new(this.To(redis)) { Image = Image, Resources = Resources, Web = EffectiveWeb };

    /// <summary>Where it serves metrics.</summary>
    public WorkloadEndpoint Http => new(this, Name, RedisExporterSpec.Http);

    /// <inheritdoc />
    WebSecurity? ISecured.Web => Spec.Web;

    /// <inheritdoc />
    IEnumerable<WorkloadEndpoint> ISecured.GuardedEndpoints => [Http];

    /// <inheritdoc />
    public override Replication Replication => Replication.Stateless();

    /// <inheritdoc />
    public override string DisplayName => "Redis exporter";

    /// <inheritdoc />
    public override string IconName => "DatabaseLink";

    /// <summary>It starts without the server, too, and says in its metrics that the server is away.</summary>
    public override IEnumerable<Flow> Flows => [new Flow(this, Spec.Connection.Server, FlowKind.Reaches)];

    /// <inheritdoc />
    public override IEnumerable<MetricsEndpoint> Metrics => [new("redis-exporter", Http)];

    /// <inheritdoc />
    public override IEnumerable<Finding> Validate() => new ExporterCanAskForPassword(ExporterGates.RedisBasicAuth).Check(Name, new(Spec.Image, Web));

    /// <inheritdoc />
    void ISecurable.Guard(WebSecurity web) => Web = web;

    /// <inheritdoc />
    public override Workload Describe(Addressing addressing) => RedisExporterWorkload.Describe(Name, Spec, addressing);

    private WebSecurity? EffectiveWeb => Web is null || Image.Allows(ExporterGates.RedisBasicAuth) ? Web : Web with { Access = Web.Access with { BasicAuth = null } };
}
