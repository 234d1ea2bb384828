using Monitoring.Hosting.Model;
using Monitoring.Hosting.Thanos;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting;

/// <summary>A Thanos store gateway: serves the blocks in the object store.</summary>
/// <param name="name">The name of the resource.</param>
/// <param name="objectStore">The object store.</param>
public sealed class ThanosStoreResource(string name, ObjectStoreResource objectStore) : ThanosResource(name), IStoreApis
{
    private ThanosStoreSpec? _spec;

    /// <summary>The specification.</summary>
    public ThanosStoreSpec Spec
    {
        get => _spec ??= new ThanosStoreSpec(objectStore.GrantTo(this));
        internal set => _spec = value;
    }

    /// <summary>Its Store API.</summary>
    public WorkloadEndpoint Grpc => new(this, Name, ThanosProcess.Grpc);

    /// <inheritdoc />
    public override Replication Replication => Replication.Stateful(Spec.Replicas);

    /// <inheritdoc />
    public override string DisplayName => "Thanos Store";

    /// <inheritdoc />
    public override string IconName => "DatabaseStack";

    /// <inheritdoc />
    public override IEnumerable<Flow> Flows =>
    [
        .. Spec.ObjectStore.Flows(this, FlowKind.Uses),
        .. new[] { Spec.IndexCache.Memcached, Spec.BucketCache.Memcached }
            .OfType<WorkloadEndpoint>()
            .Where(endpoint => endpoint.IsEnabled)
            .Distinct()
            .Select(endpoint => new Flow(this, endpoint, FlowKind.Uses)),
    ];

    /// <inheritdoc />
    protected override ThanosSpec Process
    {
        get => Spec;
        set => Spec = (ThanosStoreSpec)value;
    }

    /// <inheritdoc />
    protected override string Job => "thanos-store";

    IEnumerable<WorkloadEndpoint> IStoreApis.StoreApis => [Grpc];

    IEnumerable<string> IStoreApis.ReplicaLabels => [];

    /// <inheritdoc />
    public override IEnumerable<Finding> Validate() => ThanosRules.Check(Name, Spec, ThanosRules.OfStore);

    /// <inheritdoc />
    public override Workload Describe(Addressing addressing) => ThanosStoreWorkload.Describe(Name, Spec, Replication, addressing);
}
