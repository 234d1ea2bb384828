using Aspire.Hosting.Kubernetes.Resources;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Publishing.Kubernetes;
using Monitoring.Hosting.Publishing.Kubernetes.Chart;
using Workload = Monitoring.Hosting.Model.Workload;

namespace Monitoring.Tests.Publishing.Kubernetes;

/// <summary>The objects of a workload that a test makes up.</summary>
internal sealed class RenderedWorkload(Workload workload, KubernetesSettings? settings = null)
{
    private readonly IReadOnlyList<BaseKubernetesResource> _objects = KubernetesObjects.Render(workload, new ChartValues(), settings ?? new());

    /// <summary>A workload with one container, which listens on port 8080.</summary>
    public static Workload Example(Replication? replication = null, Func<ContainerSpec, ContainerSpec>? change = null)
    {
        var container = new ContainerSpec("example", new ContainerImage("registry.example.com", "team/example", "1.2.3")) { UserId = 65534, Ports = [Port.Http(8080)] };
        return new("example", replication ?? Replication.Stateless(2), [change is null ? container : change(container)]);
    }

    /// <summary>Its pods.</summary>
    public PodTemplateSpecV1 Pods => All<Aspire.Hosting.Kubernetes.Resources.Workload>().Single().PodTemplate;

    /// <summary>Its objects of a kind.</summary>
    public IEnumerable<T> All<T>()
        where T : BaseKubernetesResource => _objects.OfType<T>();
}
