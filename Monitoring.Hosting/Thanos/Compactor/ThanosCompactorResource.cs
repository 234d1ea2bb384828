using Monitoring.Hosting.Model;
using Monitoring.Hosting.Thanos;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting;

/// <summary>The Thanos compactor: merges blocks, downsamples them and deletes old ones. One per object store.</summary>
/// <param name="name">The name of the resource.</param>
/// <param name="objectStore">The object store.</param>
public sealed class ThanosCompactorResource(string name, ObjectStoreResource objectStore) : ThanosResource(name)
{
    private ThanosCompactorSpec? _spec;

    /// <summary>The specification.</summary>
    public ThanosCompactorSpec Spec
    {
        get => _spec ??= new ThanosCompactorSpec(objectStore.GrantTo(this));
        internal set => _spec = value;
    }

    /// <inheritdoc />
    public override Replication Replication => Replication.Singleton;

    /// <inheritdoc />
    public override string DisplayName => "Thanos Compactor";

    /// <inheritdoc />
    public override string IconName => "FolderZip";

    /// <inheritdoc />
    public override IEnumerable<Flow> Flows => Spec.ObjectStore.Flows(this, FlowKind.Uses);

    /// <inheritdoc />
    protected override ThanosSpec Process
    {
        get => Spec;
        set => Spec = (ThanosCompactorSpec)value;
    }

    /// <inheritdoc />
    protected override string Job => "thanos-compactor";

    /// <inheritdoc />
    public override IEnumerable<Finding> Validate() => ThanosRules.Check(Name, Spec, ThanosRules.OfCompactor);

    /// <inheritdoc />
    public override Workload Describe(Addressing addressing) => ThanosCompactorWorkload.Describe(Name, Spec, addressing);
}
