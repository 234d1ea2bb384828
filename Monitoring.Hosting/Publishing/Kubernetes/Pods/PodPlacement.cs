using Aspire.Hosting.Kubernetes.Resources;
using Monitoring.Hosting.Model;
using Workload = Monitoring.Hosting.Model.Workload;

namespace Monitoring.Hosting.Publishing.Kubernetes.Pods;

/// <summary>Where pods run: never two replicas on one node, and as evenly over the zones as can be.</summary>
internal static class PodPlacement
{
    /// <summary>On which nodes, and beside which pods. The package's types make parts by themselves that the API server rejects, or that
    /// mean all namespaces: those are null.</summary>
    public static AffinityV1 Affinity(WorkloadRendering rendering) => new()
    {
        NodeAffinity = new() { RequiredDuringSchedulingIgnoredDuringExecution = new() { NodeSelectorTerms = { Linux } } },
        PodAffinity = null!,
        PodAntiAffinity = HasReplicas(rendering.Workload) ? new() { RequiredDuringSchedulingIgnoredDuringExecution = { OnOneNode(rendering) } } : null!,
    };

    /// <summary>A wish: a cluster may have one zone only, and a replica's disk stays in its zone.</summary>
    public static IEnumerable<TopologySpreadConstraintV1> Spread(WorkloadRendering rendering) => !HasReplicas(rendering.Workload) ? [] :
    [
        new()
        {
            MaxSkew = 1,
            TopologyKey = "topology.kubernetes.io/zone",
            WhenUnsatisfiable = "ScheduleAnyway",
            LabelSelector = new(rendering.PodSelector),
        },
    ];

    /// <summary>The nodes that are kept for the stack, where there are such.</summary>
    public static IEnumerable<KeyValuePair<string, string>> NodeSelector(WorkloadRendering rendering) =>
        Pool(rendering) is { } pool ? [KeyValuePair.Create(pool.Key, pool.Value)] : [];

    /// <summary>What runs on every node also runs on those that others are kept from.</summary>
    public static IEnumerable<TolerationV1> Tolerations(WorkloadRendering rendering) => Pool(rendering) is { } pool
        ? [new() { Key = pool.Key, Operator = "Equal", Value = pool.Value, Effect = "NoSchedule" }]
        : rendering.Workload.Replication.Kind == ReplicationKind.PerNode ? [new() { Operator = "Exists" }] : [];

    private static NodeSelectorTermV1 Linux => new()
    {
        MatchExpressions = { new NodeSelectorRequirementV1 { Key = "kubernetes.io/os", Operator = "In", Values = { "linux" } } },
    };

    private static PodAffinityTermV1 OnOneNode(WorkloadRendering rendering) => new()
    {
        LabelSelector = new(rendering.Selector),
        NamespaceSelector = null!,
        TopologyKey = "kubernetes.io/hostname",
    };

    private static (string Key, string Value)? Pool(WorkloadRendering rendering) =>
        rendering.Workload.Replication.Kind != ReplicationKind.PerNode && rendering.Settings.NodePool?.Split('=') is [var key, var value] ? (key, value) : null;

    private static bool HasReplicas(Workload workload) =>
        workload.Replication.Kind is ReplicationKind.Peers or ReplicationKind.Stateful or ReplicationKind.Stateless;
}
