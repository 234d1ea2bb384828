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

    /// <summary>The storage class that the chart makes for the disks of a <see cref="Cloud"/>.</summary>
    public const string OwnStorageClass = "monitoring-ssd";

    /// <summary>Whose disks the cluster uses.</summary>
    public Cloud Cloud { get; init; }

    /// <summary>The class of all claims. Default: the chart's own where <see cref="Cloud"/> is set, else the cluster's default.</summary>
    public string? StorageClass
    {
        get => field ?? (Cloud == Cloud.None ? null : OwnStorageClass);
        init;
    }

    /// <summary>The label, as <c>key=value</c>, of nodes that are kept for the stack, which is also the taint that keeps others away. Null: any node will do.</summary>
    public string? NodePool { get; init; }

    /// <summary>The networks in which the addresses outside the cluster lie that the model names, such as an object store's. Empty: the
    /// internet, but no private network, where other systems of the cluster's owner are.</summary>
    public IReadOnlyList<string> OutsideNetworks { get; init; } = [];

    /// <summary>The role of the cloud that may use the object store: an ARN, a service account or a client id. Null: pods get theirs in another way.</summary>
    public string? ObjectStoreRole { get; init; }

    /// <summary>How people outside the cluster get in.</summary>
    public IngressOptions Ingress { get; init; } = new();

    /// <summary>The store that secrets come from; null: they are values of the chart.</summary>
    public SecretStoreOptions? SecretStore { get; init; }

    /// <summary>The settings as options give them.</summary>
    public static KubernetesSettings From(KubernetesOptions options) => new()
    {
        Namespace = options.Namespace,
        NodeNamespace = options.NodeNamespace,
        Cloud = options.Cloud,
        StorageClass = options.StorageClass,
        NodePool = options.NodePool,
        ObjectStoreRole = options.ObjectStoreRole,
        Ingress = options.Ingress,
        SecretStore = options.Secrets == SecretSource.ExternalSecrets ? options.SecretStore : null,
    };

    /// <summary>The namespace of a workload.</summary>
    public string NamespaceOf(IWorkload workload) => NamespaceOf(workload.Replication);

    /// <summary>The namespace of a workload with such replicas.</summary>
    public string NamespaceOf(Replication replication) => replication.Kind == ReplicationKind.PerNode ? NodeNamespace : Namespace;
}
