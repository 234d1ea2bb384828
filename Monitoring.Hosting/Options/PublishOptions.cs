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

    /// <summary>The storage class of all claims. Default: the cluster's own.</summary>
    public string? StorageClass { get; set; }

    /// <summary>The role of the cloud that pods get to use the object store: an ARN on AWS, a service account on Google Cloud, a client id
    /// on Azure. Default: none; nodes have it, or keys are used.</summary>
    public string? ObjectStoreRole { get; set; }
}
