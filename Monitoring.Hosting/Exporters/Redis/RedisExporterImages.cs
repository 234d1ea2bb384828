using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Exporters;

/// <summary>The image of the Redis exporter.</summary>
internal static class RedisExporterImages
{
    /// <remarks>docker.io</remarks>
    public const string Registry = "docker.io";

    /// <remarks>oliver006/redis_exporter</remarks>
    public const string Image = "oliver006/redis_exporter";

    /// <remarks>v1.88.0</remarks>
    public const string Tag = "v1.88.0";

    /// <summary>The user that the image runs as.</summary>
    public const int UserId = 59000;

    /// <summary>The default image.</summary>
    public static ContainerImage Default { get; } = new(Registry, Image, Tag);
}
