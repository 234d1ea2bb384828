using Aspire.Hosting.Kubernetes.Resources;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Postgres;
using Monitoring.Hosting.Publishing.Kubernetes.CloudNativePg;

namespace Monitoring.Hosting.Publishing.Kubernetes;

/// <summary>
/// What makes the pods of a workload in the place of Kubernetes itself: it gets objects of its own kinds, and its pods have its own
/// labels, Services, budgets and service account.
/// </summary>
internal abstract class KubernetesOperator
{
    /// <summary>What people call it.</summary>
    public abstract string Name { get; }

    /// <summary>Its key among the chart's values.</summary>
    public abstract string Key { get; }

    /// <summary>The namespace that it runs in unless somebody chose another.</summary>
    public abstract string Namespace { get; }

    /// <summary>What selects its own pods there.</summary>
    public abstract Dictionary<string, string> Selector { get; }

    /// <summary>Where it connects to the pods that it made.</summary>
    public abstract IReadOnlyList<Port> Ports { get; }

    /// <summary>The operator of a service; null: its pods are made from templates of ours.</summary>
    public static KubernetesOperator? Of(ManagedService? service) => service switch
    {
        null => null,
        PostgresCluster cluster => new CloudNativePgOperator(cluster),
        _ => throw new ArgumentException($"No operator is known for {service.GetType().Name}.", nameof(service)),
    };

    /// <summary>What selects the pods that it makes.</summary>
    /// <param name="name">The name of the workload.</param>
    public abstract Dictionary<string, string> SelectorOfPods(string name);

    /// <summary>The Service behind which the pod answers that is to be asked.</summary>
    /// <param name="name">The name of the workload.</param>
    public abstract string ServiceOf(string name);

    /// <summary>What it is told.</summary>
    public abstract IEnumerable<BaseKubernetesResource> Render(WorkloadRendering rendering);
}
