using Aspire.Hosting.Kubernetes.Resources;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Publishing.Kubernetes.Chart;
using Workload = Monitoring.Hosting.Model.Workload;

namespace Monitoring.Hosting.Publishing.Kubernetes.Platform;

/// <summary>All workloads of a release on their way into a chart: what the objects around them are made from.</summary>
/// <param name="Workloads">The workloads, described with <see cref="KubernetesAddressing"/>.</param>
/// <param name="Flows">Who connects to whom.</param>
/// <param name="Values">The chart's values.</param>
/// <param name="Settings">The settings.</param>
internal sealed record StackRendering(IReadOnlyList<Workload> Workloads, IReadOnlyList<Flow> Flows, ChartValues Values, KubernetesSettings Settings)
{
    /// <summary>The namespaces with pods of the release, in a stable order.</summary>
    public IReadOnlyList<string> Namespaces =>
        [.. Renderings.Select(rendering => rendering.Namespace).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Each workload by itself.</summary>
    public IEnumerable<WorkloadRendering> Renderings => Workloads.Select(workload => new WorkloadRendering(workload, Values, Settings));

    /// <summary>The metadata of an object that belongs to a whole namespace. Its name tells the namespaces apart, too: objects of the whole
    /// release lie in one folder.</summary>
    /// <param name="name">The object's name in the release's own namespace.</param>
    /// <param name="namespaceName">The namespace.</param>
    public ObjectMetaV1 Metadata(string name, string namespaceName) =>
        new() { Name = namespaceName == Settings.Namespace ? name : $"{name}-nodes", Namespace = namespaceName, Labels = Labels };

    /// <summary>The metadata of an object that belongs to the whole cluster.</summary>
    /// <param name="name">The object's name.</param>
    public ObjectMetaV1 ClusterMetadata(string name) => new() { Name = name, Labels = Labels };

    /// <summary>The labels of what belongs to no single workload.</summary>
    public Dictionary<string, string> Labels => new()
    {
        ["app.kubernetes.io/name"] = "monitoring",
        ["app.kubernetes.io/instance"] = Settings.Instance,
        ["app.kubernetes.io/component"] = "platform",
        ["app.kubernetes.io/part-of"] = "monitoring",
        ["app.kubernetes.io/managed-by"] = "Helm",
    };
}
