using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Publishing.Kubernetes.Platform.Limits;

/// <summary>What pods of a workload need together, at the moment when there are most of them.</summary>
internal sealed record Capacity
{
    /// <summary>Pods at once.</summary>
    public long Pods { get; init; }

    /// <summary>Requested processor time, in cores.</summary>
    public decimal CpuRequests { get; init; }

    /// <summary>The most processor time, in cores.</summary>
    public decimal CpuLimits { get; init; }

    /// <summary>Memory, requested and limited, in bytes.</summary>
    public long Memory { get; init; }

    /// <summary>Disk of nodes, requested and limited, in bytes.</summary>
    public long EphemeralStorage { get; init; }

    /// <summary>Claims.</summary>
    public long Claims { get; init; }

    /// <summary>What they claim, in bytes.</summary>
    public long Storage { get; init; }

    /// <summary>What several need together.</summary>
    public static Capacity operator +(Capacity left, Capacity right) => new()
    {
        Pods = left.Pods + right.Pods,
        CpuRequests = left.CpuRequests + right.CpuRequests,
        CpuLimits = left.CpuLimits + right.CpuLimits,
        Memory = left.Memory + right.Memory,
        EphemeralStorage = left.EphemeralStorage + right.EphemeralStorage,
        Claims = left.Claims + right.Claims,
        Storage = left.Storage + right.Storage,
    };

    /// <summary>What a workload needs.</summary>
    public static Capacity Of(Workload workload)
    {
        var pods = PodsAtOnce(workload.Replication);
        var containers = workload.Containers.Select(container => container.Resources).ToList();
        return new()
        {
            Pods = pods,
            CpuRequests = pods * containers.Sum(needs => needs.CpuRequest),
            CpuLimits = pods * containers.Sum(needs => needs.CpuLimit),
            Memory = pods * containers.Sum(needs => needs.Memory.Bytes),
            EphemeralStorage = pods * containers.Sum(needs => needs.EphemeralStorage.Bytes),
            Claims = workload.Replication.Replicas * workload.Claims.Count,
            Storage = workload.Replication.Replicas * workload.Claims.Sum(claim => claim.Size.Bytes),
        };
    }

    // A Deployment has one more while it is rolled out; a replica of a StatefulSet goes before the next one comes.
    private static int PodsAtOnce(Replication replication) =>
        replication.Kind == ReplicationKind.Stateless ? (replication.MaxReplicas ?? replication.Replicas) + 1 : replication.Replicas;
}
