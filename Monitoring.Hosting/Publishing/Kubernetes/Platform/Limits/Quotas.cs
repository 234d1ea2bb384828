using System.Globalization;
using Aspire.Hosting.Kubernetes.Resources;
using YamlDotNet.Serialization;

namespace Monitoring.Hosting.Publishing.Kubernetes.Platform.Limits;

/// <summary>What the pods of a namespace may use together: a kind that Aspire's package has no type for.</summary>
[YamlSerializable]
internal sealed class ResourceQuota() : BaseKubernetesResource("v1", "ResourceQuota")
{
    /// <summary>What it allows.</summary>
    [YamlMember(Alias = "spec")]
    public ResourceQuotaSpec Spec { get; set; } = new();
}

/// <summary>What a quota allows.</summary>
[YamlSerializable]
internal sealed class ResourceQuotaSpec
{
    /// <summary>The most of each resource.</summary>
    public Dictionary<string, string> Hard { get; } = [];
}

/// <summary>The quota of the release, computed from its workloads: what has run away does not take the cluster with it.</summary>
internal static class Quotas
{
    private const string Hint = "raise it with the replicas and resources below it";

    // A fifth more than is needed at the worst moment: room for a replica or a larger limit before anybody has to think of the quota.
    private const decimal Headroom = 1.2m;

    /// <summary>The quota. What runs on every node has none: the nodes that are added later shall be measured too.</summary>
    public static IEnumerable<BaseKubernetesResource> Create(StackRendering stack)
    {
        var needed = stack.Workloads
            .Where(workload => stack.Settings.NamespaceOf(workload.Replication) == stack.Settings.Namespace)
            .Select(Capacity.Of)
            .Aggregate(new Capacity(), (sum, capacity) => sum + capacity);

        yield return new ResourceQuota
        {
            Metadata = stack.Metadata("monitoring", stack.Settings.Namespace),
            Spec = new() { Hard = { Hard(stack, needed) } },
        };
    }

    private static IEnumerable<KeyValuePair<string, string>> Hard(StackRendering stack, Capacity needed) =>
    [
        new("requests.cpu", stack.Values.Quantity("quota.requests.cpu", Whole(needed.CpuRequests), $"The most processor time that pods may request together; {Hint}.")),
        new("requests.memory", stack.Values.Quantity("quota.requests.memory", Gibibytes(needed.Memory), $"The most memory that pods may request together; {Hint}.")),
        new("requests.ephemeral-storage", stack.Values.Quantity("quota.requests.ephemeralStorage", Gibibytes(needed.EphemeralStorage), $"The most disk of nodes that pods may request together; {Hint}.")),
        new("limits.cpu", stack.Values.Quantity("quota.limits.cpu", Whole(needed.CpuLimits), $"The most processor time that limits may allow together; {Hint}.")),
        new("limits.memory", stack.Values.Quantity("quota.limits.memory", Gibibytes(needed.Memory), $"The most memory that limits may allow together; {Hint}.")),
        new("limits.ephemeral-storage", stack.Values.Quantity("quota.limits.ephemeralStorage", Gibibytes(needed.EphemeralStorage), $"The most disk of nodes that limits may allow together; {Hint}.")),
        new("requests.storage", stack.Values.Quantity("quota.storage", Gibibytes(needed.Storage), $"The most disk that claims may ask for together; {Hint}.")),
        new("persistentvolumeclaims", stack.Values.Quantity("quota.claims", Whole(needed.Claims), $"The most claims; {Hint}.")),
        new("pods", stack.Values.Quantity("quota.pods", Whole(needed.Pods), $"The most pods; {Hint}.")),

        // What has no authentication of its own must not become reachable from outside by one careless line.
        new("services.loadbalancers", "0"),
        new("services.nodeports", "0"),
    ];

    private static string Whole(decimal amount) => Math.Ceiling(amount * Headroom).ToString("0", CultureInfo.InvariantCulture);

    private static string Gibibytes(long bytes) => $"{Whole(bytes / (decimal)(1L << 30))}Gi";
}
