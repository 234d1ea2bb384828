using Aspire.Hosting.Kubernetes.Resources;
using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Publishing.Kubernetes.Objects;

/// <summary>What leads people to a workload: its host, with TLS, and its Service behind it.</summary>
internal static class IngressObject
{
    /// <summary>The Ingress; none for a workload that nobody outside reaches.</summary>
    public static IEnumerable<BaseKubernetesResource> Create(WorkloadRendering rendering) =>
        rendering.Workload.Public is { } endpoint ? [Create(rendering, endpoint)] : [];

    private static Ingress Create(WorkloadRendering rendering, PublicEndpoint endpoint)
    {
        var host = rendering.Reference(PublicEndpoint.HostOf(endpoint.Host));
        var metadata = rendering.Metadata(rendering.Name);
        metadata.Annotations.Add(Annotations(rendering, endpoint));
        return new()
        {
            Metadata = metadata,
            Spec = new()
            {
                IngressClassName = rendering.Values.Text("ingress.className", rendering.Settings.Ingress.Class, "The class of the ingress controller."),
                Rules = { new IngressRuleV1 { Host = host, Http = new() { Paths = { PathTo(rendering.Name, endpoint.Port) } } } },
                Tls = { new IngressTLSV1 { SecretName = CertificateOf(rendering), Hosts = { host } } },
            },
        };
    }

    private static string CertificateOf(WorkloadRendering rendering) => rendering.Values.Text(
        $"{rendering.Key}.tlsSecret", $"{rendering.Name}-tls", "The Secret with the certificate of its host: cert-manager makes it, or you do.");

    private static IEnumerable<KeyValuePair<string, string>> Annotations(WorkloadRendering rendering, PublicEndpoint endpoint)
    {
        var options = rendering.Settings.Ingress;
        return
        [
            .. options.ClusterIssuer is { } issuer
                ? (KeyValuePair<string, string>[])[new("cert-manager.io/cluster-issuer", rendering.Values.Text("ingress.clusterIssuer", issuer, "The ClusterIssuer of cert-manager that signs certificates."))]
                : [],
            .. Literal(options.Annotations),
            .. endpoint.AsksForLogin ? [] : Literal(options.LoginAnnotations),
        ];
    }

    private static IEnumerable<KeyValuePair<string, string>> Literal(Dictionary<string, string> annotations) => annotations
        .OrderBy(annotation => annotation.Key, StringComparer.Ordinal)
        .Select(annotation => KeyValuePair.Create(annotation.Key, Chart.TemplateText.Literal(annotation.Value)));

    private static HttpIngressPathV1 PathTo(string service, Port port) => new()
    {
        Path = "/",
        PathType = "Prefix",
        Backend = new() { Service = new() { Name = service, Port = new() { Name = port.Name } } },
    };
}
