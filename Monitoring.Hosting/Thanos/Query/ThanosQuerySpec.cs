using System.Collections.Immutable;
using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Thanos;

/// <summary>What a querier depends on: it answers PromQL from all Store APIs and removes duplicates of replicas.</summary>
public sealed record ThanosQuerySpec() : ThanosSpec(new ResourceNeeds(0.2m, ByteSize.GiB(1)))
{
    /// <summary>The number of replicas. Default: 1.</summary>
    public int Replicas { get; init; } = 1;

    /// <summary>The most replicas under load; null: their number is fixed.</summary>
    public int? MaxReplicas { get; init; }

    /// <summary>The Store APIs to ask: sidecars, store gateways, other queriers.</summary>
    public ImmutableArray<WorkloadEndpoint> StoreApis { get; init; } = [];

    /// <summary>The external labels in which replicas of the same Prometheus differ.</summary>
    public ImmutableArray<string> ReplicaLabels { get; init; } = [];

    /// <summary>The longest time a query may take. Default: 2 minutes, as upstream.</summary>
    public Duration Timeout { get; init; } = Duration.Minutes(2);

    /// <summary>The largest number of queries at a time. Default: 20, as upstream.</summary>
    public int MaxConcurrentQueries { get; init; } = 20;
}
