namespace Monitoring.Hosting.Publishing.Kubernetes;

/// <summary>The labels that pods are selected by (https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/).</summary>
internal static class KubernetesLabels
{
    private const string Name = "app.kubernetes.io/name";
    private const string Instance = "app.kubernetes.io/instance";

    /// <summary>What selects the pods of a workload. It can never change: StatefulSets and Deployments keep their selectors for life.</summary>
    public static Dictionary<string, string> Selector(string workload, KubernetesSettings settings) => new() { [Name] = workload, [Instance] = settings.Instance };

    /// <summary>A selector as clients of the API write it.</summary>
    public static string ToText(IReadOnlyDictionary<string, string> selector) => string.Join(',', selector.Select(label => $"{label.Key}={label.Value}"));
}
