using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Thanos;

/// <summary>What a query frontend depends on: it splits long queries by time and caches their parts.</summary>
public sealed record ThanosQueryFrontendSpec() : ThanosSpec(new ResourceNeeds(0.1m, ByteSize.MiB(512)))
{
    /// <summary>The number of replicas. Default: 1.</summary>
    public int Replicas { get; init; } = 1;

    /// <summary>The most replicas under load; null: their number is fixed.</summary>
    public int? MaxReplicas { get; init; }

    /// <summary>The querier behind it.</summary>
    public WorkloadEndpoint? Query { get; init; }

    /// <summary>Where results are kept. Default: in memory.</summary>
    public ThanosCache Cache { get; init; } = new();

    /// <summary>Queries over a longer range are split into parts of this length. Default: 24 hours, as upstream.</summary>
    public Duration SplitInterval { get; init; } = Duration.Hours(24);

    /// <summary>How often a failed part is tried again. Default: 5, as upstream.</summary>
    public int MaxRetries { get; init; } = 5;

    /// <summary>Queries that take longer are logged. Default: 10 seconds.</summary>
    public Duration SlowQueryThreshold { get; init; } = Duration.Seconds(10);
}
