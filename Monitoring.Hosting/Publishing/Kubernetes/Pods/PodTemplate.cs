using Aspire.Hosting.Kubernetes.Resources;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Publishing.Kubernetes.Objects;
using Monitoring.Hosting.Publishing.Kubernetes.Platform.Availability;

namespace Monitoring.Hosting.Publishing.Kubernetes.Pods;

/// <summary>The pods of a workload.</summary>
internal static class PodTemplate
{
    /// <summary>The template that a StatefulSet, Deployment or DaemonSet makes them from.</summary>
    public static PodTemplateSpecV1 Create(WorkloadRendering rendering) => new()
    {
        Metadata = new()
        {
            Labels = new([.. rendering.Labels, .. CloudIdentities.PodLabels(rendering)]),
            Annotations = { PodChecksum.Of(rendering.Workload) },
        },
        Spec = Spec(rendering),
    };

    private static PodSpecV1 Spec(WorkloadRendering rendering) => new()
    {
        ServiceAccountName = rendering.Name,
        AutomountServiceAccountToken = false,

        // Else each Service of the namespace becomes a set of environment variables, some of which programs take for their own.
        EnableServiceLinks = false,
        HostNetwork = rendering.Workload.UsesNodeNetwork ? true : null,
        PriorityClassName = PriorityClasses.NameOf(rendering.Workload.Importance),
        RestartPolicy = rendering.Workload.Replication.Kind == ReplicationKind.Scheduled ? "OnFailure" : "Always",
        TerminationGracePeriodSeconds = (long)rendering.Workload.StopAllowance.TotalSeconds,
        SecurityContext = PodSecurity.OfPod(rendering.Workload),
        NodeSelector = { PodPlacement.NodeSelector(rendering) },
        Affinity = PodPlacement.Affinity(rendering),
        TopologySpreadConstraints = { PodPlacement.Spread(rendering) },
        Tolerations = { PodPlacement.Tolerations(rendering) },
        Containers = { rendering.Workload.Containers.Select(container => PodContainer.Create(rendering, container)) },
        Volumes = { PodVolumes.Create(rendering), ServiceAccountToken.Volumes(rendering.Workload) },
    };
}
