using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Security;

/// <summary>Writes the web configuration that the programs of the Prometheus family share
/// (https://prometheus.io/docs/prometheus/latest/configuration/https/).</summary>
public static class WebConfiguration
{
    internal const string FileName = "web.yml";
    internal const string CertificateFile = "tls.crt";
    internal const string KeyFile = "tls.key";

    /// <summary>The text of the file. Certificate and key lie beside it.</summary>
    /// <param name="user">The user; null: nobody is asked who they are.</param>
    /// <param name="password">The password; the file holds its hash only.</param>
    /// <param name="usesTls">Whether it also configures TLS.</param>
    public static string Create(string? user, string password, bool usesTls) => new YamlMap
    {
        ["tls_server_config"] = !usesTls ? null : new YamlMap { ["cert_file"] = CertificateFile, ["key_file"] = KeyFile, ["min_version"] = "TLS12" },
        ["basic_auth_users"] = user is null ? null : new YamlMap { [user] = Bcrypt.Hash(password) },
    }.ToYaml();
}
