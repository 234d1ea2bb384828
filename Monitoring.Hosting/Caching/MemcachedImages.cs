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

    /// <summary>What the tag named when it was chosen, for all architectures.</summary>
    public const string Digest = "sha256:405a445c7c81bca205850426288baa5655c72859ae31d3de3fa823e6482be4ad";

    /// <summary>The user that the image runs as.</summary>
    public const int UserId = 11211;

    /// <summary>The default image.</summary>
    public static ContainerImage Default { get; } = new(Registry, Image, Tag) { KnownDigest = Digest };
}
