using Monitoring.Hosting.Model;
using Monitoring.Hosting.Thanos;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting;

/// <summary>A Thanos querier: answers PromQL from all Store APIs and removes the duplicates of replicas.</summary>
/// <param name="name">The name of the resource.</param>
public sealed class ThanosQueryResource(string name) : ThanosResource(name), IStoreApis
{
    private readonly List<IStoreApis> _sources = [];

    /// <summary>The specification, without the endpoints that were given as resources.</summary>
    public ThanosQuerySpec Spec { get; internal set; } = new();

    /// <summary>Its own Store API, for another querier above it.</summary>
    public WorkloadEndpoint Grpc => new(this, Name, ThanosProcess.Grpc);

    /// <inheritdoc />
    public override Replication Replication => Replication.Stateless(Spec.Replicas, Spec.MaxReplicas);

    /// <inheritdoc />
    public override string DisplayName => "Thanos Query";

    /// <inheritdoc />
    public override string IconName => "DatabaseSearch";

    /// <inheritdoc />
    public override IEnumerable<Flow> Flows =>
        Complete().StoreApis.Where(endpoint => endpoint.IsEnabled).Select(endpoint => new Flow(this, endpoint, FlowKind.Reaches));

    /// <inheritdoc />
    protected override ThanosSpec Process
    {
        get => Spec;
        set => Spec = (ThanosQuerySpec)value;
    }

    /// <inheritdoc />
    protected override string Job => "thanos-query";

    IEnumerable<WorkloadEndpoint> IStoreApis.StoreApis => [Grpc];

    IEnumerable<string> IStoreApis.ReplicaLabels => Complete().ReplicaLabels;

    /// <inheritdoc />
    public override IEnumerable<Endpoint> References => Complete().StoreApis;

    /// <inheritdoc />
    public override IEnumerable<Finding> Validate() => ThanosRules.Check(Name, Complete(), ThanosRules.OfQuery);

    /// <inheritdoc />
    public override Workload Describe(Addressing addressing) => ThanosQueryWorkload.Describe(Name, Complete(), Replication, addressing);

    /// <summary>Asks a source; twice is once.</summary>
    internal void Ask(IStoreApis source)
    {
        if (!_sources.Contains(source))
        {
            _sources.Add(source);
        }
    }

    /// <summary>The specification, with the endpoints that were given as resources.</summary>
    internal ThanosQuerySpec Complete() => Spec with
    {
        StoreApis = [.. Spec.StoreApis, .. _sources.SelectMany(source => source.StoreApis)],
        ReplicaLabels = [.. Spec.ReplicaLabels.Concat(_sources.SelectMany(source => source.ReplicaLabels)).Distinct()],
    };
}
