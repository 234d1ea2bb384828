using Aspire.Hosting.Kubernetes.Resources;
using Monitoring.Hosting.Publishing.Kubernetes.Chart;
using Monitoring.Hosting.Publishing.Kubernetes.Objects;
using Monitoring.Hosting.Publishing.Kubernetes.Platform.Availability;
using Workload = Monitoring.Hosting.Model.Workload;

namespace Monitoring.Hosting.Publishing.Kubernetes;

/// <summary>Workload → objects of Kubernetes. A pure function of the description: it knows no product.</summary>
internal static class KubernetesObjects
{
    /// <summary>The objects of one workload, in the order in which a person would read them.</summary>
    /// <param name="workload">The workload, described with <see cref="KubernetesAddressing"/>.</param>
    /// <param name="values">The chart's values.</param>
    /// <param name="settings">The settings.</param>
    public static IReadOnlyList<BaseKubernetesResource> Render(Workload workload, ChartValues values, KubernetesSettings settings)
    {
        var rendering = new WorkloadRendering(workload, values, settings);
        return rendering.Operator is { } other ? [.. other.Render(rendering)] :
        [
            WorkloadObject.Create(rendering),
            .. ServiceObjects.Create(rendering),
            .. IngressObject.Create(rendering),
            .. FolderObjects.Create(rendering),
            .. SecretObject.Create(rendering),
            .. IdentityObjects.Create(rendering),
            .. DisruptionBudgets.Create(rendering),
            .. Autoscalers.Create(rendering),
        ];
    }
}
