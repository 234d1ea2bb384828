using Monitoring.Hosting.Model;
using Monitoring.Hosting.Thanos;

namespace Monitoring.Hosting;

/// <summary>A page of the blocks in the object store.</summary>
/// <param name="name">The name of the resource.</param>
/// <param name="objectStore">The object store.</param>
public sealed class ThanosBucketWebResource(string name, ObjectStoreResource objectStore) : ThanosResource(name)
{
    private ThanosBucketWebSpec? _spec;

    /// <summary>The specification.</summary>
    public ThanosBucketWebSpec Spec
    {
        get => _spec ??= new ThanosBucketWebSpec(objectStore.GrantTo(this));
        internal set => _spec = value;
    }

    /// <inheritdoc />
    public override Replication Replication => Replication.Stateless();

    /// <inheritdoc />
    public override string DisplayName => "Thanos Bucket";

    /// <inheritdoc />
    public override string IconName => "DocumentTable";

    /// <inheritdoc />
    public override IEnumerable<Flow> Flows => Spec.ObjectStore.Flows(this, FlowKind.Uses);

    /// <inheritdoc />
    protected override ThanosSpec Process
    {
        get => Spec;
        set => Spec = (ThanosBucketWebSpec)value;
    }

    /// <inheritdoc />
    protected override string Job => "thanos-bucket-web";

    /// <inheritdoc />
    public override Workload Describe(Addressing addressing) => ThanosBucketWebWorkload.Describe(Name, Spec, Replication, addressing);
}
