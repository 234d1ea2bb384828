using Monitoring.Hosting.Model;
using Monitoring.Hosting.ObjectStorage;

namespace Monitoring.Hosting;

/// <summary>SeaweedFS: S3 in one process, for local use.</summary>
/// <param name="name">The name of the resource.</param>
/// <param name="bucket">The bucket that is there from the start.</param>
/// <param name="accessKey">The access key id of its only user.</param>
/// <param name="secretKey">The secret access key of its only user.</param>
public sealed class SeaweedFsResource(string name, string bucket, ParameterResource accessKey, ParameterResource secretKey) : MonitoringResource(name)
{
    private SeaweedFsSpec? _spec;

    /// <summary>The specification.</summary>
    public SeaweedFsSpec Spec
    {
        get => _spec ??= new SeaweedFsSpec(bucket, new S3Keys(Use(accessKey), Use(secretKey)));
        internal set => _spec = value;
    }

    /// <summary>Where S3 is.</summary>
    public WorkloadEndpoint S3 => new(this, Name, SeaweedFsSpec.Port);

    /// <inheritdoc />
    public override Replication Replication => Replication.Singleton;

    /// <inheritdoc />
    public override string DisplayName => "SeaweedFS";

    /// <inheritdoc />
    public override string IconName => "Storage";

    /// <inheritdoc />
    public override IEnumerable<Flow> Flows => [];

    /// <inheritdoc />
    public override IEnumerable<MetricsEndpoint> Metrics => [];

    /// <inheritdoc />
    public override Workload Describe(Addressing addressing) => SeaweedFsWorkload.Describe(Name, Spec);
}
