using System.Globalization;
using System.Text.Json.Nodes;

namespace Monitoring.Tests.Publishing.Kubernetes.Judging.References;

/// <summary>Whether quotas and limits leave room for all workloads, also while one is rolled out.</summary>
internal static class Capacity
{
    /// <summary>The volumes that CloudNativePG makes for each instance.</summary>
    private static readonly string[] DatabaseVolumes = ["storage", "walStorage"];

    /// <summary>The amounts that a quota allows too little of.</summary>
    public static IEnumerable<string> QuotaProblems(Cluster cluster, KubeObject quota) => ((JsonObject)quota.Json.At("spec/hard")!)
        .Select(limit => (Name: limit.Key, Allowed: Quantity.Of(limit.Value), Needed: Needed(cluster, quota.Namespace, limit.Key)))
        .Where(amount => amount.Allowed < amount.Needed)
        .Select(amount => $"it allows {amount.Allowed:0.###} of {amount.Name}, and the chart needs {amount.Needed:0.###}");

    /// <summary>The containers and claims that a limit range would refuse or change.</summary>
    public static IEnumerable<string> LimitProblems(Cluster cluster, KubeObject range) => range.Json.Items("spec/limits").SelectMany(limit => limit.Text("type") switch
    {
        "Container" => cluster.Pods.Where(pod => pod.Namespace == range.Namespace).SelectMany(pod => pod.AllContainers).SelectMany(item => Refused(item, limit)),
        "PersistentVolumeClaim" => Claims(cluster, range.Namespace).Where(claim => !IsWithin(limit, "storage", claim.Size, claim.Size)).Select(claim => $"it refuses the claim {claim.Name}"),
        "Pod" => cluster.Pods.Where(pod => pod.Namespace == range.Namespace)
            .Where(pod => limit.Keys("max").Any(resource => Quantity.Of(limit.At($"max/{resource}")) < Together(pod, $"limits/{resource}")))
            .Select(pod => $"it refuses the pods of {pod.Owner}"),
        var unknown => [$"its type {unknown} is unknown"],
    });

    private static IEnumerable<string> Refused(Container item, JsonObject limit)
    {
        foreach (var resource in new[] { "cpu", "memory", "ephemeral-storage" })
        {
            var (request, maximum) = (item.Json.At($"resources/requests/{resource}"), item.Json.At($"resources/limits/{resource}"));
            if ((maximum is null && limit.At($"default/{resource}") is not null) || (request is null && limit.At($"defaultRequest/{resource}") is not null))
                yield return $"it silently gives {item.Pod.Owner}'s container {item.Name} its default of {resource}";
            else if (!IsWithin(limit, resource, Quantity.Of(request), Quantity.Of(maximum)))
                yield return $"it refuses {item.Pod.Owner}'s container {item.Name} for its {resource}";
        }
    }

    private static bool IsWithin(JsonObject limit, string resource, decimal request, decimal maximum) =>
        (limit.At($"min/{resource}") is not { } least || request >= Quantity.Of(least))
        && (limit.At($"max/{resource}") is not { } most || (maximum > 0 && maximum <= Quantity.Of(most)))
        && (limit.At($"maxLimitRequestRatio/{resource}") is not { } ratio || (request > 0 && maximum / request <= Quantity.Of(ratio)));

    private static decimal Needed(Cluster cluster, string namespaceName, string name) => name switch
    {
        "pods" or "count/pods" => cluster.Pods.Where(pod => pod.Namespace == namespaceName).Sum(pod => AtOnce(cluster, pod)) + Databases(cluster, namespaceName).Sum(Instances),
        "persistentvolumeclaims" => Claims(cluster, namespaceName).Count(),
        "requests.storage" => Claims(cluster, namespaceName).Sum(claim => claim.Size),
        _ when name.StartsWith("count/", StringComparison.Ordinal) => cluster.Objects.Count(item => item.Namespace == namespaceName && name[6..].StartsWith(item.Kind.ToLowerInvariant(), StringComparison.Ordinal)),
        _ when name.StartsWith("services.", StringComparison.Ordinal) => cluster.OfKind("Service").Count(item => $"services.{item.Json.Text("spec/type")}s".Equals(name, StringComparison.OrdinalIgnoreCase)),
        _ => Resources(cluster, namespaceName, (name.Contains('.', StringComparison.Ordinal) ? name : "requests." + name).Replace('.', '/')),
    };

    private static decimal Resources(Cluster cluster, string namespaceName, string path) =>
        cluster.Pods.Where(pod => pod.Namespace == namespaceName).Sum(pod => AtOnce(cluster, pod) * Together(pod, path))
        + Databases(cluster, namespaceName).Sum(database => Instances(database) * Quantity.Of(database.Json.At($"spec/resources/{path}")));

    /// <summary>What a pod needs: all its programs, or what the largest of the containers before them needs.</summary>
    private static decimal Together(Pod pod, string path) => Math.Max(
        pod.Programs.Sum(item => Quantity.Of(item.Json.At($"resources/{path}"))),
        pod.AllContainers.Max(item => Quantity.Of(item.Json.At($"resources/{path}"))));

    /// <summary>How many pods a workload has at most, also while it is rolled out.</summary>
    private static int AtOnce(Cluster cluster, Pod pod)
    {
        var replicas = (int)(cluster.AutoscalerOf(pod.Owner)?.Json.Number("spec/maxReplicas") ?? pod.Replicas ?? 1);
        return pod.Owner.Kind == "Deployment" && pod.Owner.Json.Text("spec/strategy/type") != "Recreate" ? replicas + Surge(pod.Owner, replicas) : replicas;
    }

    private static int Surge(KubeObject deployment, int replicas) => (deployment.Json.At("spec/strategy/rollingUpdate/maxSurge")?.ToString() ?? "25%") is var surge && surge.EndsWith('%')
        ? (int)Math.Ceiling(replicas * decimal.Parse(surge.TrimEnd('%'), CultureInfo.InvariantCulture) / 100)
        : int.Parse(surge, CultureInfo.InvariantCulture);

    private static IEnumerable<KubeObject> Databases(Cluster cluster, string namespaceName) =>
        cluster.OfKind("Cluster").Where(item => item.Namespace == namespaceName && item.ApiVersion.StartsWith("postgresql.cnpg.io/", StringComparison.Ordinal));

    private static int Instances(KubeObject database) => (int)(database.Json.Number("spec/instances") ?? 1);

    private static IEnumerable<(string Name, decimal Size)> Claims(Cluster cluster, string namespaceName) =>
    [
        .. cluster.OfKind("StatefulSet").Where(item => item.Namespace == namespaceName).SelectMany(item => item.Json.Items("spec/volumeClaimTemplates")
            .SelectMany(claim => Enumerable.Repeat(($"{claim.Text("metadata/name")} of {item.Name}", Quantity.Of(claim.At("spec/resources/requests/storage"))), item.Pod!.Replicas ?? 1))),
        .. cluster.OfKind("PersistentVolumeClaim").Where(item => item.Namespace == namespaceName).Select(item => (item.Name, Quantity.Of(item.Json.At("spec/resources/requests/storage")))),
        .. Databases(cluster, namespaceName).SelectMany(item => DatabaseVolumes.Where(kind => item.Json.At($"spec/{kind}") is not null)
            .SelectMany(kind => Enumerable.Repeat(($"{kind} of {item.Name}", Quantity.Of(item.Json.At($"spec/{kind}/size"))), Instances(item)))),
    ];
}
