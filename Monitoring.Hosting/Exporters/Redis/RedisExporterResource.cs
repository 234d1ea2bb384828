using Monitoring.Hosting.Connections;
using Monitoring.Hosting.Exporters;
using Monitoring.Hosting.Model;

namespace Monitoring.Hosting;

/// <summary>Measures a Redis.</summary>
/// <param name="name">The name of the resource.</param>
/// <param name="redis">The Redis it measures.</param>
public sealed class RedisExporterResource(string name, RedisResource redis) : MonitoringResource(name)
{
    /// <summary>The image. Default: <inheritdoc cref="RedisExporterImages.Tag" path="/remarks" />.</summary>
    public ContainerImage Image { get; init; } = RedisExporterImages.Default;

    /// <summary>The specification.</summary>
    public RedisExporterSpec Spec => new(this.To(redis)) { Image = Image };

    /// <summary>Where it serves metrics.</summary>
    public WorkloadEndpoint Http => new(this, Name, RedisExporterSpec.Http);

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
    public override Workload Describe(Addressing addressing) => RedisExporterWorkload.Describe(Name, Spec, addressing);
}
