namespace Monitoring.Hosting.Model;

/// <summary>
/// How a program of the Prometheus family proves who it is to an HTTP server, and how it trusts that server: the keys that all of
/// them share (https://prometheus.io/docs/prometheus/latest/configuration/configuration/#http_config).
/// </summary>
public sealed record HttpAccess
{
    /// <summary>User and password; excludes a bearer token.</summary>
    public BasicAuth? BasicAuth { get; init; }

    /// <summary>The token of the header <c>Authorization: Bearer</c>.</summary>
    public Secret? BearerToken { get; init; }

    /// <summary>The file in the container that holds the bearer token, such as the one that Kubernetes mounts.</summary>
    public string? BearerTokenFile { get; init; }

    /// <summary>TLS; null: as the system trusts.</summary>
    public TlsTrust? Tls { get; init; }

    internal IEnumerable<Secret> Secrets => new[] { BasicAuth?.Password, BearerToken, Tls?.Authority }.OfType<Secret>();

    /// <summary>The entries of a mapping that are about access.</summary>
    /// <param name="pathOf">Where a secret lies in the container.</param>
    internal YamlMap ToYaml(Func<Secret, string> pathOf) => new()
    {
        ["basic_auth"] = BasicAuth is null ? null : new YamlMap { ["username"] = BasicAuth.User, ["password_file"] = pathOf(BasicAuth.Password) },
        ["authorization"] = new YamlMap { ["credentials_file"] = BearerToken is null ? BearerTokenFile : pathOf(BearerToken) },
        ["tls_config"] = Tls?.ToYaml(pathOf),
    };
}

/// <summary>User and password.</summary>
/// <param name="User">The user.</param>
/// <param name="Password">The password.</param>
public sealed record BasicAuth(string User, Secret Password);

/// <summary>Which certificate a client accepts.</summary>
public sealed record TlsTrust
{
    /// <summary>The authority's certificate, as PEM.</summary>
    public Secret? Authority { get; init; }

    /// <summary>The file in the container that holds the authority's certificate.</summary>
    public string? AuthorityFile { get; init; }

    /// <summary>The name the certificate must be for; null: the one that was dialled.</summary>
    public string? ServerName { get; init; }

    /// <summary>Whether any certificate will do: encrypted, but open to whoever stands between.</summary>
    public bool AcceptsAny { get; init; }

    internal YamlMap ToYaml(Func<Secret, string> pathOf) => new()
    {
        ["ca_file"] = Authority is null ? AuthorityFile : pathOf(Authority),
        ["server_name"] = ServerName,
        ["insecure_skip_verify"] = AcceptsAny ? true : null,
    };
}
