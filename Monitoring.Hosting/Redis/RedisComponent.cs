using Monitoring.Hosting.Model;
using Monitoring.Hosting.Redis;
using Monitoring.Hosting.Redis.Sentinel;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting;

/// <summary>A Redis as it is published; in a local run it is Aspire's container.</summary>
public sealed class RedisComponent : IComponent
{
    private readonly RedisResource _redis;

    internal RedisComponent(RedisResource redis, ParameterResource password, ContainerImage image)
    {
        _redis = redis;
        Spec = new(image, new Secret(password.Name));
        Secrets = new Dictionary<Secret, ParameterResource> { [Spec.Password] = password };
    }

    /// <inheritdoc />
    public string Name => _redis.Name;

    /// <inheritdoc />
    public bool IsEnabled => true;

    /// <inheritdoc />
    public Replication Replication => Spec.Sentinel is null ? Replication.Singleton : Replication.Peers(SentinelSpec.Replicas);

    /// <summary>The specification.</summary>
    public RedisSpec Spec { get; internal set; }

    /// <summary>Replicas and Sentinels reach each other, and each proxy reaches them all.</summary>
    public IEnumerable<Flow> Flows => Spec.Sentinel is null ? [] :
        new[] { SentinelSpec.Server, SentinelSpec.Sentinel }.Select(port => new Flow(this, new WorkloadEndpoint(this, Name, port), FlowKind.Reaches));

    /// <summary>Nowhere: the exporter asks it.</summary>
    public IEnumerable<MetricsEndpoint> Metrics => [];

    /// <inheritdoc />
    public IReadOnlyDictionary<Secret, ParameterResource> Secrets { get; }

    /// <inheritdoc />
    public IEnumerable<Finding> Validate() => [];

    /// <inheritdoc />
    public Workload Describe(Addressing addressing) => RedisWorkload.Describe(this, Spec, addressing);
}
