using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Grafana;

/// <summary>Grafana's secrets, each a file of its own: in its environment, every plugin would have them too.</summary>
internal static class GrafanaSecrets
{
    private const string Path = "/etc/grafana/secrets";

    /// <summary>The folder of all secrets.</summary>
    public static ConfigFolder Folder(GrafanaSpec spec) => new("secrets", Path, [.. Of(spec).Distinct().Select(secret => new SecretFile(secret.Name, secret))]);

    /// <summary>How configuration and provisioning refer to a secret
    /// (https://grafana.com/docs/grafana/latest/setup-grafana/configure-grafana/#variable-expansion).</summary>
    public static string Reference(Secret secret) => $"$__file{{{Path}/{secret.Name}}}";

    private static IEnumerable<Secret> Of(GrafanaSpec spec)
    {
        Secret?[] own =
        [
            spec.AdminPassword,
            spec.SecretKey,
            (spec.Database?.User as SecretValue)?.Secret,
            spec.Database?.Password,
            spec.RemoteCache?.Password,
            spec.Login?.ClientSecret,
            spec.Web?.Access.BasicAuth?.Password,
        ];
        return own.OfType<Secret>().Concat(GrafanaDataSources.Secrets(spec));
    }
}
