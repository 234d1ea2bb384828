using Aspire.Hosting.Kubernetes.Resources;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Publishing.Kubernetes.Chart;
using Monitoring.Hosting.Publishing.Kubernetes.Platform.Availability;
using Monitoring.Hosting.Publishing.Kubernetes.Platform.Limits;
using Monitoring.Hosting.Publishing.Kubernetes.Platform.Network;
using Workload = Monitoring.Hosting.Model.Workload;

namespace Monitoring.Hosting.Publishing.Kubernetes.Platform;

/// <summary>Workloads and flows → the objects around the workloads. A pure function: it knows no product.</summary>
internal static class PlatformObjects
{
    /// <summary>The objects of the whole release, in the order in which a person would read them.</summary>
    /// <param name="workloads">All workloads, described with <see cref="KubernetesAddressing"/>.</param>
    /// <param name="flows">The flows of all components.</param>
    /// <param name="values">The chart's values.</param>
    /// <param name="settings">The settings.</param>
    public static IReadOnlyList<BaseKubernetesResource> Render(
        IReadOnlyList<Workload> workloads, IEnumerable<Flow> flows, ChartValues values, KubernetesSettings settings)
    {
        var stack = new StackRendering(workloads, [.. flows], values, settings);
        return
        [
            .. Namespaces.Create(stack),
            .. PriorityClasses.Create(stack),
            .. StorageClasses.Create(stack),
            .. Quotas.Create(stack),
            .. LimitRanges.Create(stack),
            .. NetworkPolicies.Create(stack),
        ];
    }

    /// <summary>The release's own namespace, which has to be there before the release is.</summary>
    /// <param name="settings">The settings.</param>
    public static BaseKubernetesResource NamespaceOf(KubernetesSettings settings) => Namespaces.OfRelease(new StackRendering([], [], new ChartValues(), settings));
}
