using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Backup;

/// <summary>The image of curl, which asks for snapshots.</summary>
internal static class CurlImages
{
    /// <remarks>docker.io</remarks>
    public const string Registry = "docker.io";

    /// <remarks>curlimages/curl</remarks>
    public const string Image = "curlimages/curl";

    /// <remarks>8.21.0</remarks>
    public const string Tag = "8.21.0";

    /// <summary>What the tag named when it was chosen, for all architectures.</summary>
    public const string Digest = "sha256:7c12af72ceb38b7432ab85e1a265cff6ae58e06f95539d539b654f2cfa64bb13";

    /// <summary>The image has a user of its own, but needs none.</summary>
    public const int UserId = 65534;

    /// <summary>The default image.</summary>
    public static ContainerImage Default { get; } = new(Registry, Image, Tag) { KnownDigest = Digest };
}
