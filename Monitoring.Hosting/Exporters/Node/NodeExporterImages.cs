using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Exporters;

/// <summary>The image of node-exporter.</summary>
internal static class NodeExporterImages
{
    /// <remarks>quay.io</remarks>
    public const string Registry = "quay.io";

    /// <remarks>prometheus/node-exporter</remarks>
    public const string Image = "prometheus/node-exporter";

    /// <remarks>v1.12.1</remarks>
    public const string Tag = "v1.12.1";

    /// <summary>What the tag named when it was chosen, for all architectures.</summary>
    public const string Digest = "sha256:1b4e4438faca4dd7e001dd445d161a4a2091b0fededa84093b3a8dfeae1f1be0";

    /// <summary>The user that the image runs as.</summary>
    public const int UserId = 65534;

    /// <summary>The default image.</summary>
    public static ContainerImage Default { get; } = new(Registry, Image, Tag) { KnownDigest = Digest };
}
