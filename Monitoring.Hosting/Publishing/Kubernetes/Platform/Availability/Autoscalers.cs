using Aspire.Hosting.Kubernetes.Resources;

namespace Monitoring.Hosting.Publishing.Kubernetes.Platform.Availability;

/// <summary>Replicas that follow the load, for workloads that say so.</summary>
internal static class Autoscalers
{
    private const int CpuPercent = 70;

    // A dashboard that is reloaded every minute shall not take replicas up and down with it.
    private const int SecondsBeforeFewer = 300;
    private const int PeriodSeconds = 60;

    /// <summary>The autoscaler; none where the number of replicas is fixed.</summary>
    public static IEnumerable<BaseKubernetesResource> Create(WorkloadRendering rendering)
    {
        if (rendering.Workload.Replication is not { MaxReplicas: { } most, Replicas: var least })
        {
            yield break;
        }

        var autoscaler = new HorizontalPodAutoscalerV2 { Metadata = rendering.Metadata(rendering.Name) };
        autoscaler.Spec = new()
        {
            ScaleTargetRef = new() { ApiVersion = "apps/v1", Kind = "Deployment", Name = rendering.Name, Metadata = null! },
            MinReplicas = rendering.Values.Number(
                autoscaler, "spec.minReplicas", $"{rendering.Key}.autoscaling.minReplicas", Math.Max(2, least), "The least replicas; one would be none when its node fails.", minimum: 2),
            MaxReplicas = rendering.Values.Number(
                autoscaler, "spec.maxReplicas", $"{rendering.Key}.autoscaling.maxReplicas", Math.Max(2, most), "The most replicas; the quota has room for as many as there were at first.", minimum: 2),
            Metrics =
            {
                new MetricSpecV2
                {
                    Type = "Resource",
                    Resource = new() { Name = "cpu", Target = new() { Type = "Utilization", AverageUtilization = CpuPercent } },

                    // The package's objects bring one of each kind, and the API server takes one only.
                    ContainerResource = null!,
                    External = null!,
                    Pods = null!,
                    Object = null!,
                },
            },
            Behavior = new()
            {
                ScaleUp = Rules(stabilization: 0, pods: 2),
                ScaleDown = Rules(SecondsBeforeFewer, pods: 1),
            },
        };
        yield return autoscaler;
    }

    private static HpaScalingRulesV2 Rules(int stabilization, int pods) => new()
    {
        StabilizationWindowSeconds = stabilization,
        SelectPolicy = "Max",
        Policies = { new HpaScalingPolicyV2 { Type = "Pods", Value = pods, PeriodSeconds = PeriodSeconds } },
    };
}
