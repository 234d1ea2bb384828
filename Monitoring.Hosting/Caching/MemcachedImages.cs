using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Caching;

/// <summary>The image of memcached.</summary>
internal static class MemcachedImages
{
    /// <remarks>docker.io</remarks>
    public const string Registry = "docker.io";

    /// <remarks>library/memcached</remarks>
    public const string Image = "library/memcached";

    /// <remarks>1.6.45</remarks>
    public const string Tag = "1.6.45";

    /// <summary>The user that the image runs as.</summary>
    public const int UserId = 11211;

    /// <summary>The default image.</summary>
    public static ContainerImage Default { get; } = new(Registry, Image, Tag);
}
