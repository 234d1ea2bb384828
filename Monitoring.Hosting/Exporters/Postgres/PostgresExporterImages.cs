using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Exporters;

/// <summary>The image of the PostgreSQL exporter.</summary>
internal static class PostgresExporterImages
{
    /// <remarks>quay.io</remarks>
    public const string Registry = "quay.io";

    /// <remarks>prometheuscommunity/postgres-exporter</remarks>
    public const string Image = "prometheuscommunity/postgres-exporter";

    /// <remarks>v0.20.1</remarks>
    public const string Tag = "v0.20.1";

    /// <summary>What the tag named when it was chosen, for all architectures.</summary>
    public const string Digest = "sha256:ac5ec343104fae0e2d84a27bb8d69b38430a11910c5382cad85d478d2bab713e";

    /// <summary>The user that the image runs as.</summary>
    public const int UserId = 65534;

    /// <summary>The default image.</summary>
    public static ContainerImage Default { get; } = new(Registry, Image, Tag) { KnownDigest = Digest };
}
