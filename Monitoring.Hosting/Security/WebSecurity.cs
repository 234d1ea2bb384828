using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Security;

/// <summary>What guards a web interface and API: TLS, a user with a password, or both.</summary>
/// <param name="Configuration">The web configuration as a whole, for programs that read one: it holds the password's hash.</param>
/// <param name="Access">How clients get in.</param>
public sealed record WebSecurity(Secret Configuration, HttpAccess Access)
{
    /// <summary>The certificate with its key; null: no TLS.</summary>
    public TlsIdentity? Identity { get; init; }

    /// <summary>What is spoken: <c>http</c> or <c>https</c>.</summary>
    internal string Scheme => Identity is null ? "http" : "https";

    /// <summary>What guards an endpoint; null: nothing that we know of.</summary>
    internal static WebSecurity? Of(Endpoint endpoint) =>
        endpoint is WorkloadEndpoint { Workload: ISecured secured } guarded && secured.GuardedEndpoints.Contains(guarded) ? secured.Web : null;

    /// <summary>The scheme of an endpoint's URL.</summary>
    internal static string SchemeOf(Endpoint endpoint) => Of(endpoint)?.Scheme ?? "http";

    /// <summary>The folder of the web configuration, with certificate and key beside it.</summary>
    internal ConfigFolder Folder(string name, string path) => new(name, path,
        [new SecretFile(WebConfiguration.FileName, Configuration), .. Identity?.Files ?? []]);
}

/// <summary>A certificate and its key, both as PEM. The certificate is also the authority that clients trust.</summary>
/// <param name="Certificate">The certificate.</param>
/// <param name="Key">The key.</param>
public sealed record TlsIdentity(Secret Certificate, Secret Key)
{
    /// <summary>Both, under the names that web configurations refer to.</summary>
    internal IEnumerable<ConfigFile> Files =>
        [new SecretFile(WebConfiguration.CertificateFile, Certificate), new SecretFile(WebConfiguration.KeyFile, Key)];
}
