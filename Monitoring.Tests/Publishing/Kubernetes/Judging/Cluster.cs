namespace Monitoring.Tests.Publishing.Kubernetes.Judging;

/// <summary>What a cluster would hold once a chart is applied.</summary>
/// <param name="namespaceName">The release's namespace.</param>
/// <param name="objects">All objects of the chart.</param>
internal sealed class Cluster(string namespaceName, IReadOnlyList<KubeObject> objects)
{
    public string Namespace => namespaceName;

    public IReadOnlyList<KubeObject> Objects => objects;

    public IReadOnlyList<Pod> Pods { get; } = [.. objects.Select(item => item.Pod).OfType<Pod>()];

    public IEnumerable<KubeObject> OfKind(string kind) => Objects.Where(item => item.Kind == kind);

    /// <summary>Finds an object by kind, namespace and name.</summary>
    public KubeObject? Find(string kind, string namespaceName, string name) =>
        Objects.FirstOrDefault(item => item.Kind == kind && item.Name == name && (!item.IsNamespaced || item.Namespace == namespaceName));

    /// <summary>The pods of a namespace that a label selector selects.</summary>
    public IEnumerable<Pod> Select(string namespaceName, LabelSelector selector) => Pods.Where(pod => pod.Namespace == namespaceName && selector.Matches(pod.Labels));

    /// <summary>The pods behind a Service.</summary>
    public IEnumerable<Pod> Behind(KubeObject service) =>
        service.Json.Texts("spec/selector") is { Count: > 0 } selector ? Select(service.Namespace, LabelSelector.OfLabels(selector)) : [];

    /// <summary>The autoscaler of a workload; null when it has none.</summary>
    public KubeObject? AutoscalerOf(KubeObject workload) => OfKind("HorizontalPodAutoscaler").FirstOrDefault(scaler =>
        scaler.Namespace == workload.Namespace && scaler.Json.Text("spec/scaleTargetRef/kind") == workload.Kind && scaler.Json.Text("spec/scaleTargetRef/name") == workload.Name);
}
