using Aspire.Hosting.Kubernetes.Resources;
using Monitoring.Hosting.Model;
using Workload = Monitoring.Hosting.Model.Workload;

namespace Monitoring.Hosting.Publishing.Kubernetes.Pods;

/// <summary>Where pods run: never two replicas on one node, and as evenly over the zones as can be.</summary>
internal static class PodPlacement
{
    /// <summary>Keeps replicas apart; null where there is never more than one on a node.</summary>
    public static AffinityV1? Affinity(WorkloadRendering rendering) => !HasReplicas(rendering.Workload) ? null : new()
    {
        // What the package's type makes by itself would be rejected.
        NodeAffinity = null!,
        PodAffinity = null!,
        PodAntiAffinity = new() { RequiredDuringSchedulingIgnoredDuringExecution = { OnOneNode(rendering) } },
    };

    /// <summary>A wish: a cluster may have one zone only, and a replica's disk stays in its zone.</summary>
    public static IEnumerable<TopologySpreadConstraintV1> Spread(WorkloadRendering rendering) => !HasReplicas(rendering.Workload) ? [] :
    [
        new()
        {
            MaxSkew = 1,
            TopologyKey = "topology.kubernetes.io/zone",
            WhenUnsatisfiable = "ScheduleAnyway",
            LabelSelector = new(rendering.Selector),
        },
    ];

    /// <summary>What runs on every node also runs on those that others are kept from.</summary>
    public static IEnumerable<TolerationV1> Tolerations(Workload workload) =>
        workload.Replication.Kind == ReplicationKind.PerNode ? [new() { Operator = "Exists" }] : [];

    private static PodAffinityTermV1 OnOneNode(WorkloadRendering rendering) => new()
    {
        LabelSelector = new(rendering.Selector),

        // An empty one would mean all namespaces.
        NamespaceSelector = null!,
        TopologyKey = "kubernetes.io/hostname",
    };

    private static bool HasReplicas(Workload workload) =>
        workload.Replication.Kind is ReplicationKind.Peers or ReplicationKind.Stateful or ReplicationKind.Stateless;
}
