using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Security;

/// <summary>
/// What guards the web interface and API of Prometheus and Alertmanager
/// (https://prometheus.io/docs/prometheus/latest/configuration/https/): TLS, and a user with a password.
/// </summary>
/// <param name="Configuration">The web configuration as a whole: it holds the password's hash.</param>
/// <param name="Access">How clients get in.</param>
public sealed record WebSecurity(Secret Configuration, HttpAccess Access)
{
    /// <summary>The certificate with its key; null: no TLS.</summary>
    public TlsIdentity? Identity { get; init; }

    /// <summary>What is spoken: <c>http</c> or <c>https</c>.</summary>
    internal string Scheme => Identity is null ? "http" : "https";

    /// <summary>What guards an endpoint; null: nothing that we know of.</summary>
    internal static WebSecurity? Of(Endpoint endpoint) =>
        endpoint is WorkloadEndpoint { Workload: ISecured secured } && secured.Http == endpoint ? secured.Web : null;

    /// <summary>The folder of the web configuration.</summary>
    internal ConfigFolder Folder(string path) => new("web", path,
    [
        new SecretFile(WebConfiguration.FileName, Configuration),
        .. Identity is null ? [] : (ConfigFile[])[new SecretFile(WebConfiguration.CertificateFile, Identity.Certificate), new SecretFile(WebConfiguration.KeyFile, Identity.Key)],
    ]);

    /// <summary>Whatever is asked without credentials, or without TLS, is refused: that is the answer of a program that works.</summary>
    internal static Probes Probes(Port port) => new(new TcpProbe(port, "GET / HTTP/1.0\r\n\r\n", "HTTP/1.0 40"));
}

/// <summary>A certificate and its key, both as PEM.</summary>
/// <param name="Certificate">The certificate.</param>
/// <param name="Key">The key.</param>
public sealed record TlsIdentity(Secret Certificate, Secret Key);
