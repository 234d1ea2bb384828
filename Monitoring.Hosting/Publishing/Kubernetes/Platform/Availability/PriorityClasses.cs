using Aspire.Hosting.Kubernetes.Resources;
using Monitoring.Hosting.Model;
using YamlDotNet.Serialization;

namespace Monitoring.Hosting.Publishing.Kubernetes.Platform.Availability;

/// <summary>Who makes room for whom: a kind that Aspire's package has no type for.</summary>
[YamlSerializable]
internal sealed class PriorityClass() : BaseKubernetesResource("scheduling.k8s.io/v1", "PriorityClass")
{
    /// <summary>Its rank; up to a billion are for everybody, what is above for the cluster's own.</summary>
    public int Value { get; set; }

    /// <summary>Whether pods have it that name none.</summary>
    public bool GlobalDefault { get; set; }

    /// <summary>Whether others are evicted for it.</summary>
    public string PreemptionPolicy { get; set; } = "PreemptLowerPriority";

    /// <summary>What it is for.</summary>
    public string Description { get; set; } = "";
}

/// <summary>The priority classes, one for each <see cref="Importance"/>.</summary>
internal static class PriorityClasses
{
    /// <summary>The name of a class.</summary>
    public static string NameOf(Importance importance) => importance == Importance.Critical ? "monitoring-critical" : "monitoring-standard";

    /// <summary>Both classes. Pods without one have rank 0.</summary>
    public static IEnumerable<BaseKubernetesResource> Create(StackRendering stack) =>
    [
        Class(stack, Importance.Critical, 1_000_000, "What tells of trouble: applications make room for it."),
        Class(stack, Importance.Standard, 100_000, "What helps to find the cause of trouble."),
    ];

    private static PriorityClass Class(StackRendering stack, Importance importance, int value, string description) => new()
    {
        Metadata = stack.ClusterMetadata(NameOf(importance)),
        Value = value,
        Description = description,
    };
}
