using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Exporters;

/// <summary>The flags we use that not every version of an exporter knows, from the release notes.</summary>
internal static class ExporterGates
{
    /// <summary>node-exporter's web configuration; its flag had another name before.</summary>
    public static VersionGate NodeWebConfiguration { get; } = new("--web.config.file", Since: new Version(1, 5));

    /// <summary>The PostgreSQL exporter's web configuration; its flag had another name before.</summary>
    public static VersionGate PostgresWebConfiguration { get; } = new("--web.config.file", Since: new Version(0, 11));

    /// <summary>A password for the Redis exporter's endpoint; before, it had TLS only.</summary>
    public static VersionGate RedisBasicAuth { get; } = new("--basic-auth-username", Since: new Version(1, 67));
}
