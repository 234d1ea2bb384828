using Monitoring.Hosting.Model;
using Monitoring.Hosting.Redis;
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
    public Replication Replication => Replication.Singleton;

    /// <summary>The specification.</summary>
    public RedisSpec Spec { get; internal set; }

    /// <inheritdoc />
    public IEnumerable<Flow> Flows => [];

    /// <summary>Nowhere: the exporter asks it.</summary>
    public IEnumerable<MetricsEndpoint> Metrics => [];

    /// <inheritdoc />
    public IReadOnlyDictionary<Secret, ParameterResource> Secrets { get; }

    /// <inheritdoc />
    public IEnumerable<Finding> Validate() => [];

    /// <inheritdoc />
    public Workload Describe(Addressing addressing) => RedisWorkload.Describe(Name, Spec);
}
