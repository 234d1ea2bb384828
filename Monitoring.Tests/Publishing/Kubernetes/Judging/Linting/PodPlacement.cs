using System.Globalization;

namespace Monitoring.Tests.Publishing.Kubernetes.Judging.Linting;

/// <summary>Where the replicas of a workload may run, and whether they can be moved.</summary>
internal static class PodPlacement
{
    /// <summary>Whether an anti-affinity keeps the replicas of a workload apart.</summary>
    /// <param name="pod">The workload's pods.</param>
    /// <param name="topologyKeys">The labels of nodes that may tell the places apart.</param>
    public static bool IsKeptApart(Pod pod, params string[] topologyKeys)
    {
        const string antiAffinity = "affinity/podAntiAffinity";
        var terms = pod.Spec.Items($"{antiAffinity}/requiredDuringSchedulingIgnoredDuringExecution")
            .Concat(pod.Spec.Items($"{antiAffinity}/preferredDuringSchedulingIgnoredDuringExecution").Select(preferred => preferred["podAffinityTerm"]!.AsObject()));
        return terms.Any(term => topologyKeys.Contains(term.Text("topologyKey")) && new LabelSelector(term["labelSelector"]).Matches(pod.Labels));
    }

    /// <summary>Whether a disruption budget asks for as many pods as there are.</summary>
    public static bool PreventsDrain(Cluster cluster, KubeObject budget)
    {
        var available = budget.Json.At("spec/minAvailable")?.ToString();
        return available is not null && cluster.Select(budget.Namespace, new(budget.Json.At("spec/selector"))).Any(pod => Asked(available, Fewest(cluster, pod)) >= Fewest(cluster, pod));
    }

    private static double Fewest(Cluster cluster, Pod pod) => pod.Replicas ?? cluster.AutoscalerOf(pod.Owner)?.Json.Number("spec/minReplicas") ?? 1;

    private static double Asked(string available, double replicas) => available.EndsWith('%')
        ? Math.Ceiling(replicas * double.Parse(available.TrimEnd('%'), CultureInfo.InvariantCulture) / 100)
        : double.Parse(available, CultureInfo.InvariantCulture);
}
