using Aspire.Hosting.Kubernetes.Resources;
using Monitoring.Hosting.Model;
using YamlDotNet.Serialization;

namespace Monitoring.Hosting.Publishing.Kubernetes.Platform.Availability;

/// <summary>How many replicas may be taken away at a time: a kind that Aspire's package has no type for.</summary>
[YamlSerializable]
internal sealed class PodDisruptionBudget() : BaseKubernetesResource("policy/v1", "PodDisruptionBudget")
{
    /// <summary>What it allows.</summary>
    [YamlMember(Alias = "spec")]
    public PodDisruptionBudgetSpec Spec { get; set; } = new();
}

/// <summary>What a budget allows.</summary>
[YamlSerializable]
internal sealed class PodDisruptionBudgetSpec
{
    /// <summary>How many may be away.</summary>
    public Int32OrStringV1? MaxUnavailable { get; set; }

    /// <summary>Whether pods that are ill anyway may be taken.</summary>
    public string UnhealthyPodEvictionPolicy { get; set; } = "AlwaysAllow";

    /// <summary>Its pods.</summary>
    public LabelSelectorV1 Selector { get; set; } = new();
}

/// <summary>The budgets of workloads with replicas.</summary>
internal static class DisruptionBudgets
{
    /// <summary>One replica at a time, so that no budget ever blocks the drain of a node; none for what has only one.</summary>
    public static IEnumerable<BaseKubernetesResource> Create(WorkloadRendering rendering) => !HasReplicas(rendering.Workload.Replication) ? [] :
    [
        new PodDisruptionBudget
        {
            Metadata = rendering.Metadata(rendering.Name),
            Spec = new() { MaxUnavailable = 1, Selector = new(rendering.PodSelector) },
        },
    ];

    private static bool HasReplicas(Replication replication) => replication.Replicas > 1 || replication.MaxReplicas is not null;
}
