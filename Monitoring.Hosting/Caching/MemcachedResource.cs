using Monitoring.Hosting.Caching;
using Monitoring.Hosting.Model;

namespace Monitoring.Hosting;

/// <summary>Memcached servers, over which clients spread their keys.</summary>
/// <param name="name">The name of the resource.</param>
public sealed class MemcachedResource(string name) : MonitoringResource(name)
{
    /// <summary>The specification.</summary>
    public MemcachedSpec Spec { get; internal set; } = new();

    /// <summary>Where it answers.</summary>
    public WorkloadEndpoint PrimaryEndpoint => new(this, Name, MemcachedSpec.Port);

    /// <inheritdoc />
    public override Replication Replication => Replication.Stateful(Spec.Replicas);

    /// <inheritdoc />
    public override string DisplayName => "Memcached";

    /// <inheritdoc />
    public override string IconName => "Database";

    /// <inheritdoc />
    public override IEnumerable<Flow> Flows => [];

    /// <inheritdoc />
    public override IEnumerable<MetricsEndpoint> Metrics => [];

    /// <inheritdoc />
    public override Workload Describe(Addressing addressing) => MemcachedWorkload.Describe(Name, Spec, Replication);
}
