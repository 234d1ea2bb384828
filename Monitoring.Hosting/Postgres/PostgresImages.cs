using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Postgres;

/// <summary>The images of PostgreSQL.</summary>
internal static class PostgresImages
{
    /// <summary>The product in <see cref="MonitoringOptions.Images"/> whose image CloudNativePG runs.</summary>
    public const string ClusterProduct = "CloudNativePg";

    /// <remarks>ghcr.io</remarks>
    public const string ClusterRegistry = "ghcr.io";

    /// <remarks>cloudnative-pg/postgresql</remarks>
    public const string ClusterImage = "cloudnative-pg/postgresql";

    /// <remarks>18.3-system-trixie</remarks>
    public const string ClusterTag = "18.3-system-trixie";

    /// <summary>What the tag named when it was chosen, for all architectures.</summary>
    public const string ClusterDigest = "sha256:0f29b435fb501ee534cd0c555d122a6b8e90de477de8e8381c82c5e10d9a9de4";

    /// <summary>The user that CloudNativePG runs PostgreSQL as.</summary>
    public const int ClusterUserId = 26;

    /// <summary>The user that the official image runs as: it has to have a name for <c>initdb</c>.</summary>
    public const int UserId = 999;

    /// <summary>Since this version the official image has its data below <c>/var/lib/postgresql</c>, in a folder for each version.</summary>
    public const int FirstVersionWithFolders = 18;

    /// <summary>The image that CloudNativePG runs unless told otherwise: <c>system</c> has the programs that make backups.</summary>
    public static ContainerImage Cluster { get; } = new(ClusterRegistry, ClusterImage, ClusterTag) { KnownDigest = ClusterDigest };
}
