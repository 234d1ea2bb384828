using System.Net;

namespace Monitoring.Tests.Publishing.Kubernetes.Judging.Network;

/// <summary>Whoever opens or accepts a connection.</summary>
/// <param name="Name">Names it in messages.</param>
/// <param name="Address">Its address.</param>
internal sealed record NetworkPeer(string Name, IPAddress Address)
{
    /// <summary>Its namespace; empty for what is no pod: nodes, and everything outside the cluster.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>The labels of its namespace.</summary>
    public IReadOnlyDictionary<string, string> NamespaceLabels { get; init; } = new Dictionary<string, string>();

    /// <summary>Its own labels.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>The ports that it declares.</summary>
    public IReadOnlyList<ContainerPort> Ports { get; init; } = [];

    /// <summary>Whether policies know it as a pod. A pod on the node's network is none to them.</summary>
    public bool IsPod => Namespace != "";

    /// <summary>A pod of the chart.</summary>
    /// <param name="cluster">The chart.</param>
    /// <param name="pod">The pod.</param>
    /// <param name="address">An address for it.</param>
    public static NetworkPeer Of(Cluster cluster, Pod pod, IPAddress address) => new(pod.Owner.ToString(), address)
    {
        Namespace = pod.OnNodeNetwork ? "" : pod.Namespace,
        NamespaceLabels = LabelsOfNamespace(cluster, pod.Namespace),
        Labels = pod.Labels,
        Ports = [.. pod.Programs.SelectMany(item => item.Ports)],
    };

    /// <summary>A pod that CloudNativePG makes, as its documentation describes it.</summary>
    /// <param name="cluster">The chart.</param>
    /// <param name="postgres">The PostgreSQL cluster.</param>
    /// <param name="address">An address for it.</param>
    public static NetworkPeer OfPostgres(Cluster cluster, KubeObject postgres, IPAddress address) => new(postgres.ToString(), address)
    {
        Namespace = postgres.Namespace,
        NamespaceLabels = LabelsOfNamespace(cluster, postgres.Namespace),
        Labels = new Dictionary<string, string> { ["cnpg.io/cluster"] = postgres.Name },
        Ports = [new("postgresql", 5432, "TCP"), new("status", 8000, "TCP"), new("metrics", 9187, "TCP")],
    };

    /// <summary>A pod that is not of the chart.</summary>
    public static NetworkPeer Foreign(string namespaceName, IPAddress address, params (string Key, string Value)[] labels) => new($"a pod in {namespaceName}", address)
    {
        Namespace = namespaceName,
        NamespaceLabels = new Dictionary<string, string> { [NameLabel] = namespaceName },
        Labels = labels.ToDictionary(label => label.Key, label => label.Value),
    };

    /// <summary>The label that the API server gives every namespace.</summary>
    private const string NameLabel = "kubernetes.io/metadata.name";

    private static Dictionary<string, string> LabelsOfNamespace(Cluster cluster, string name) =>
        new(cluster.Find("Namespace", "", name)?.Labels ?? new Dictionary<string, string>()) { [NameLabel] = name };
}
