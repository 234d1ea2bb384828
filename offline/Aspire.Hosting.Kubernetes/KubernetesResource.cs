using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Kubernetes.Publishing;
using Aspire.Hosting.Kubernetes.Resources;

namespace Aspire.Hosting.Kubernetes;

/// <summary>The Kubernetes objects that a resource of the model becomes.</summary>
public class KubernetesResource(string name, IResource resource, KubernetesEnvironmentResource kubernetesEnvironmentResource)
    : Resource(name), IResourceWithParent<KubernetesEnvironmentResource>
{
    public KubernetesEnvironmentResource Parent { get; } = kubernetesEnvironmentResource;

    public Workload? Workload { get; set; }

    public ConfigMap? ConfigMap { get; set; }

    public Secret? Secret { get; set; }

    public Service? Service { get; set; }

    public List<BaseKubernetesResource> AdditionalResources { get; } = [];

    internal IResource Target { get; } = resource;

    /// <summary>What the objects are made of by default, and what of the resource is in <c>values.yaml</c>.</summary>
    internal ResourceInputs Inputs { get; } = new(resource);

    /// <summary>All objects, in the order in which they are written.</summary>
    internal IEnumerable<BaseKubernetesResource> Objects()
    {
        foreach (var own in new BaseKubernetesResource?[] { Workload, ConfigMap, Secret, Service })
        {
            if (own is not null)
                yield return own;
        }

        foreach (var additional in AdditionalResources)
        {
            foreach (var (key, value) in Inputs.Labels)
                additional.Metadata.Labels.TryAdd(key, value);
            yield return additional;
        }
    }
}
