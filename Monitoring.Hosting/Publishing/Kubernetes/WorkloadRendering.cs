using Aspire.Hosting.Kubernetes.Resources;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Publishing.Kubernetes.Chart;
using Workload = Monitoring.Hosting.Model.Workload;

namespace Monitoring.Hosting.Publishing.Kubernetes;

/// <summary>A workload on its way into a chart: what all of its objects are made from, and what they have in common.</summary>
/// <param name="Workload">The workload.</param>
/// <param name="Values">The chart's values.</param>
/// <param name="Settings">The settings.</param>
internal sealed record WorkloadRendering(Workload Workload, ChartValues Values, KubernetesSettings Settings)
{
    /// <summary>Its name.</summary>
    public string Name => Workload.Name;

    /// <summary>Its namespace.</summary>
    public string Namespace => Settings.NamespaceOf(Workload.Replication);

    /// <summary>Its key among the chart's values: parts of one component share them.</summary>
    public string Key => ChartValues.Key(Workload.Family);

    /// <summary>What selects its pods.</summary>
    public Dictionary<string, string> Selector => KubernetesLabels.Selector(Name, Settings);

    /// <summary>What selects its pods, whoever makes them.</summary>
    public Dictionary<string, string> PodSelector => Operator?.SelectorOfPods(Name) ?? Selector;

    /// <summary>Who makes its pods; null: Kubernetes itself.</summary>
    public KubernetesOperator? Operator => KubernetesOperator.Of(Workload.ManagedAs);

    /// <summary>Its labels (https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/).</summary>
    public Dictionary<string, string> Labels
    {
        get
        {
            var labels = Selector;
            if (Workload.Containers[0].Image.TryGetVersion(out var version))
            {
                labels["app.kubernetes.io/version"] = version.ToString();
            }

            labels["app.kubernetes.io/component"] = Workload.Family;
            labels["app.kubernetes.io/part-of"] = "monitoring";
            labels["app.kubernetes.io/managed-by"] = "Helm";
            return labels;
        }
    }

    /// <summary>The chart's value for one that may be tuned.</summary>
    public string Reference(Tunable tunable)
    {
        var path = $"{Key}.{tunable.Name}";
        return tunable.Spell(tunable.Value switch
        {
            Duration duration => Values.Duration(path, duration, tunable.Description),
            HostName host => Values.Host(path, host.Name, tunable.Description),
            var text => Values.Text(path, text.ToString()!, tunable.Description),
        });
    }

    /// <summary>The metadata of an object in its namespace.</summary>
    /// <param name="name">The object's name.</param>
    public ObjectMetaV1 Metadata(string name) => new() { Name = name, Namespace = Namespace, Labels = Labels };

    /// <summary>The metadata of an object of the cluster, where other namespaces may have such a workload too.</summary>
    public ObjectMetaV1 ClusterMetadata => new() { Name = $"{Namespace}-{Name}", Labels = Labels };
}
