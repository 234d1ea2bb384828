using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Publishing.Kubernetes;

/// <summary>What objects depend on besides the model.</summary>
internal sealed record KubernetesSettings
{
    /// <summary>The namespace. Configuration holds it too: replicas have it in their names. Default: <c>monitoring</c>.</summary>
    public string Namespace { get; init; } = "monitoring";

    /// <summary>The namespace of what runs on every node and looks into it, which no namespace allows that enforces Pod Security
    /// "restricted". Default: <c>monitoring-nodes</c>.</summary>
    public string NodeNamespace { get; init; } = "monitoring-nodes";

    /// <summary>Tells this stack apart from others of its kind: the label <c>app.kubernetes.io/instance</c>. Default: <c>monitoring</c>.</summary>
    public string Instance { get; init; } = "monitoring";

    /// <summary>The class of all claims; null: the cluster's default.</summary>
    public string? StorageClass { get; init; }

    /// <summary>The role of the cloud that may use the object store: an ARN, a service account or a client id. Null: pods get theirs in another way.</summary>
    public string? ObjectStoreRole { get; init; }

    /// <summary>The namespace of a workload.</summary>
    public string NamespaceOf(IWorkload workload) => NamespaceOf(workload.Replication);

    /// <summary>The namespace of a workload with such replicas.</summary>
    public string NamespaceOf(Replication replication) => replication.Kind == ReplicationKind.PerNode ? NodeNamespace : Namespace;
}
