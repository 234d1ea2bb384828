using Aspire.Hosting.Kubernetes.Resources;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Publishing.Kubernetes.Pods;

namespace Monitoring.Hosting.Publishing.Kubernetes.Objects;

/// <summary>What runs the pods of a workload.</summary>
internal static class WorkloadObject
{
    // A pod that fails right after its start does not let the next one be replaced.
    private const int MinReadySeconds = 10;
    private const int RevisionHistoryLimit = 3;

    /// <summary>A StatefulSet, Deployment, DaemonSet or CronJob, as its replicas relate to each other.</summary>
    public static BaseKubernetesResource Create(WorkloadRendering rendering) => rendering.Workload.Replication.Kind switch
    {
        ReplicationKind.Stateless => Deployment(rendering),
        ReplicationKind.PerNode => DaemonSet(rendering),
        ReplicationKind.Scheduled => CronJob(rendering),
        _ => StatefulSet(rendering),
    };

    private static StatefulSet StatefulSet(WorkloadRendering rendering)
    {
        var set = new StatefulSet { Metadata = Metadata(rendering) };
        set.Spec = new()
        {
            ServiceName = KubernetesNames.Headless(rendering.Name),
            Replicas = Replicas(rendering, set),
            MinReadySeconds = MinReadySeconds,
            RevisionHistoryLimit = RevisionHistoryLimit,

            // Replicas start at once; a rollout still replaces one after the other.
            PodManagementPolicy = rendering.Workload.Replication.Kind == ReplicationKind.Singleton ? "OrderedReady" : "Parallel",
            UpdateStrategy = new() { Type = "RollingUpdate" },
            Selector = new(rendering.Selector),
            Template = PodTemplate.Create(rendering),
            VolumeClaimTemplates = { rendering.Workload.Claims.Select(claim => Claims.Create(rendering, claim)) },
            PersistentVolumeClaimRetentionPolicy = new() { WhenDeleted = "Retain", WhenScaled = "Retain" },
        };
        return set;
    }

    private static Deployment Deployment(WorkloadRendering rendering)
    {
        var deployment = new Deployment { Metadata = Metadata(rendering) };
        deployment.Spec = new()
        {
            Replicas = rendering.Workload.Replication.MaxReplicas is null ? Replicas(rendering, deployment) : null,
            MinReadySeconds = MinReadySeconds,
            RevisionHistoryLimit = RevisionHistoryLimit,

            // One may go before the next one comes: where each node has a replica, there is no place for another.
            Strategy = new() { RollingUpdate = new() { MaxSurge = 1, MaxUnavailable = 1 } },
            Selector = new(rendering.Selector),
            Template = PodTemplate.Create(rendering),
        };
        return deployment;
    }

    private static DaemonSet DaemonSet(WorkloadRendering rendering) => new()
    {
        Metadata = Metadata(rendering),
        Spec = new()
        {
            MinReadySeconds = MinReadySeconds,
            RevisionHistoryLimit = RevisionHistoryLimit,
            UpdateStrategy = new() { RollingUpdate = new() { MaxUnavailable = "10%" } },
            Selector = new(rendering.Selector),
            Template = PodTemplate.Create(rendering),
        },
    };

    private static CronJob CronJob(WorkloadRendering rendering) => new()
    {
        Metadata = Metadata(rendering),
        Spec = new()
        {
            Schedule = rendering.Values.Text($"{rendering.Key}.schedule", rendering.Workload.Replication.Schedule!, "When it runs, in UTC, as cron writes it."),
            JobTemplate = new() { Spec = new() { Template = PodTemplate.Create(rendering) } },
        },
    };

    private static ObjectMetaV1 Metadata(WorkloadRendering rendering)
    {
        var metadata = rendering.Metadata(rendering.Name);
        metadata.Annotations.Add(Waivers.Of(rendering.Workload));
        return metadata;
    }

    // A second singleton must not be a matter of configuration.
    private static int Replicas(WorkloadRendering rendering, BaseKubernetesResource owner) => rendering.Workload.Replication.Kind == ReplicationKind.Singleton
        ? 1
        : rendering.Values.Number(owner, "spec.replicas", $"{rendering.Key}.replicas", rendering.Workload.Replication.Replicas, "Replicas.", minimum: 1);
}
