using System.Collections.Immutable;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Security;

namespace Monitoring.Hosting.Exporters;

/// <summary>What kube-state-metrics depends on: it says what the objects of a Kubernetes cluster are meant to be, and what they are.</summary>
public sealed record KubeStateMetricsSpec
{
    /// <summary>The metrics of the cluster's objects.</summary>
    public static Port Http { get; } = Port.Http(8080);

    /// <summary>Its own metrics.</summary>
    public static Port Telemetry { get; } = new("telemetry", 8081);

    /// <summary>The image. Default: <inheritdoc cref="KubeStateMetricsImages.Tag" path="/remarks" />.</summary>
    public ContainerImage Image { get; init; } = KubeStateMetricsImages.Default;

    /// <summary>What guards its web interface; null: nothing.</summary>
    public WebSecurity? Web { get; init; }

    /// <summary>What it watches, and may read. Default: what the stack's rules and dashboards are about. Secrets and ConfigMaps, which it
    /// watches unless told otherwise, are not: it would need the right to read them.</summary>
    public ImmutableArray<KubernetesObjects> Objects { get; init; } =
    [
        new("", "namespaces", "nodes", "persistentvolumeclaims", "persistentvolumes", "pods", "replicationcontrollers", "resourcequotas", "services"),
        new("apps", "daemonsets", "deployments", "replicasets", "statefulsets"),
        new("autoscaling", "horizontalpodautoscalers"),
        new("batch", "cronjobs", "jobs"),
        new("policy", "poddisruptionbudgets"),
    ];

    /// <summary>Processor and memory. Default: 0.1 cores, 256 MiB: a cluster of a hundred nodes with some thousand pods.</summary>
    public ResourceNeeds Resources { get; init; } = new(0.1m, ByteSize.MiB(256));
}

/// <summary>Kinds of Kubernetes objects.</summary>
/// <param name="ApiGroup">Their group; empty: the core group.</param>
/// <param name="Kinds">The kinds in the plural, for instance <c>pods</c>.</param>
public sealed record KubernetesObjects(string ApiGroup, params ImmutableArray<string> Kinds);
