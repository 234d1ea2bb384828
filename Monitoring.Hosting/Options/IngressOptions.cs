namespace Monitoring.Hosting;

/// <summary>Options of the ingress controller, which leads people to the hosts of components (<c>Grafana:Host</c>, for instance).</summary>
public sealed class IngressOptions
{
    /// <summary>The class of the controller. Default: <c>traefik</c>.</summary>
    public string Class { get; set; } = "traefik";

    /// <summary>The namespace of the controller's pods: nothing else outside the stack may connect to it. Default: <c>traefik</c>.</summary>
    public string Namespace { get; set; } = "traefik";

    /// <summary>The ClusterIssuer of cert-manager that signs the certificates. Default: none; somebody else makes the Secrets <c>{component}-tls</c>.</summary>
    public string? ClusterIssuer { get; set; }

    /// <summary>Annotations that every Ingress gets, as the controller understands them.</summary>
    public Dictionary<string, string> Annotations { get; set; } = [];

    /// <summary>Annotations by which the controller asks people to log in, at an OAuth proxy for instance: those get them whose program does not ask.</summary>
    public Dictionary<string, string> LoginAnnotations { get; set; } = [];
}
