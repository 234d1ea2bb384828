using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Kubernetes.Publishing;
using Aspire.Hosting.Pipelines;

namespace Aspire.Hosting.Kubernetes;

/// <summary>A cluster that the application is published to, as one Helm chart.</summary>
public sealed class KubernetesEnvironmentResource : Resource, IComputeEnvironmentResource
{
    public KubernetesEnvironmentResource(string name)
        : base(name) =>
        Annotations.Add(new PipelineStepAnnotation(_ => new KubernetesSteps(this).Create()));

    public bool DashboardEnabled { get; set; } = true;

    internal string ChartName { get; set; } = "aspire";

    internal string ChartVersion { get; set; } = "0.1.0";

    internal string ChartDescription { get; set; } = "Aspire Helm Chart";

    /// <summary>What becomes of each resource that is published, in the order of the model.</summary>
    internal List<KubernetesResource> Targets { get; } = [];
}
