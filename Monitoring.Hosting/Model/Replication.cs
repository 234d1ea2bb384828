namespace Monitoring.Hosting.Model;

/// <summary>How the replicas of a workload relate to each other. Every renderer derives its own shape from it.</summary>
public enum ReplicationKind
{
    /// <summary>Exactly one at any time, also during a rollout (the Thanos compactor). Kubernetes: StatefulSet of one.</summary>
    Singleton,

    /// <summary>Any number, no identity, no data (query, Grafana). Kubernetes: Deployment. A local run starts one.</summary>
    Stateless,

    /// <summary>Own claim or own DNS name, but callers do not care which one answers (store gateway, memcached).
    /// Kubernetes: StatefulSet. A local run starts one.</summary>
    Stateful,

    /// <summary>Each has its own data and is addressed by name (Prometheus, Alertmanager). Kubernetes: StatefulSet.
    /// A local run starts all of them.</summary>
    Peers,

    /// <summary>One on every node (node-exporter). Kubernetes: DaemonSet. A local run starts one.</summary>
    PerNode,

    /// <summary>Runs at certain times and ends when its work is done (a backup). Kubernetes: CronJob. A local run has none.</summary>
    Scheduled,
}

/// <summary>The number of replicas of a workload and how they relate to each other.</summary>
/// <param name="Kind">How the replicas relate to each other.</param>
/// <param name="Replicas">Their number; 1 for <see cref="ReplicationKind.Singleton"/>, <see cref="ReplicationKind.PerNode"/> and <see cref="ReplicationKind.Scheduled"/>.</param>
public sealed record Replication(ReplicationKind Kind, int Replicas = 1)
{
    /// <summary>Exactly one, also during a rollout.</summary>
    public static Replication Singleton { get; } = new(ReplicationKind.Singleton);

    /// <summary>One on every node.</summary>
    public static Replication PerNode { get; } = new(ReplicationKind.PerNode);

    /// <summary>When it runs, in UTC, as cron writes it: minute, hour, day, month, day of the week. Null: it does not end.</summary>
    public string? Schedule { get; private init; }

    /// <summary>One at certain times, which ends when its work is done.</summary>
    /// <param name="schedule">When, in UTC, as cron writes it, for instance <c>17 * * * *</c>.</param>
    public static Replication OnSchedule(string schedule) => new(ReplicationKind.Scheduled) { Schedule = schedule };

    /// <summary>The most replicas where their number follows the load, which <see cref="Replicas"/> is then the least of; null: it does not. Only
    /// what is stateless can grow so: of the others, more would not share the work (Prometheus scrapes all of it again).</summary>
    public int? MaxReplicas { get; private init; }

    /// <summary><paramref name="replicas"/> without identity or data.</summary>
    /// <param name="replicas">Their number; the least, with <paramref name="maxReplicas"/>.</param>
    /// <param name="maxReplicas">The most under load; null or no more than the least: their number is fixed.</param>
    public static Replication Stateless(int replicas = 1, int? maxReplicas = null) =>
        new(ReplicationKind.Stateless, replicas) { MaxReplicas = maxReplicas > replicas ? maxReplicas : null };

    /// <summary><paramref name="replicas"/> with a claim or DNS name each, interchangeable to their callers.</summary>
    public static Replication Stateful(int replicas = 1) => new(ReplicationKind.Stateful, replicas);

    /// <summary><paramref name="replicas"/> with their own data, addressed one by one.</summary>
    public static Replication Peers(int replicas) => new(ReplicationKind.Peers, replicas);

    /// <summary>Whether callers and configuration tell the replicas apart.</summary>
    public bool HasPeers => Kind == ReplicationKind.Peers;
}
