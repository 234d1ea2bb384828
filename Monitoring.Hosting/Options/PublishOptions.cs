namespace Monitoring.Hosting;

/// <summary>What <c>aspire publish</c> writes.</summary>
public enum PublishTarget
{
    /// <summary>Nothing but <c>manifest.json</c>, on request.</summary>
    None,

    /// <summary>A Helm chart for Kubernetes.</summary>
    Kubernetes,
}

/// <summary>Options of publishing.</summary>
public sealed class PublishOptions
{
    /// <summary>What is published. Default: nothing.</summary>
    public PublishTarget Target { get; set; } = PublishTarget.None;
}

/// <summary>Where a cluster gets secrets from.</summary>
public enum SecretSource
{
    /// <summary>Values of the chart, given when it is installed.</summary>
    Chart,

    /// <summary>A store outside the cluster, which the External Secrets Operator reads (https://external-secrets.io).</summary>
    ExternalSecrets,
}

/// <summary>Options of the Kubernetes target.</summary>
public sealed class KubernetesOptions
{
    /// <summary>The namespace. Configuration names it in addresses, so the release has to be installed there. Default: <c>monitoring</c>.</summary>
    public string Namespace { get; set; } = "monitoring";

    /// <summary>The namespace of what looks into nodes, which Pod Security does not allow in the other. Default: <c>monitoring-nodes</c>.</summary>
    public string NodeNamespace { get; set; } = "monitoring-nodes";

    /// <summary>How people outside the cluster get in.</summary>
    public IngressOptions Ingress { get; set; } = new();

    /// <summary>Where secrets come from. Default: values of the chart.</summary>
    public SecretSource Secrets { get; set; } = SecretSource.Chart;

    /// <summary>The store outside the cluster that secrets come from.</summary>
    public SecretStoreOptions SecretStore { get; set; } = new();

    /// <summary>Whose disks the cluster uses: the chart brings a storage class for them, encrypted where the cloud does not do that by itself.
    /// Default: nobody's in particular; claims get the cluster's default class.</summary>
    public Cloud Cloud { get; set; } = Cloud.None;

    /// <summary>The storage class of all claims, which has to exist. Default: the chart's own with <see cref="Cloud"/>, else the cluster's default.</summary>
    public string? StorageClass { get; set; }

    /// <summary>The label of nodes that are kept for the stack, as <c>key=value</c>; it is also their taint, which keeps others away
    /// (https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/). What measures nodes runs on all of them.
    /// Default: none; any node will do.</summary>
    public string? NodePool { get; set; }

    /// <summary>The role of the cloud that pods get to use the object store: an ARN on AWS, a service account on Google Cloud, a client id
    /// on Azure. Default: none; nodes have it, or keys are used.</summary>
    public string? ObjectStoreRole { get; set; }
}
