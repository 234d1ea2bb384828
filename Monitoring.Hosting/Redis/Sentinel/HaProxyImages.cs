using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Redis.Sentinel;

/// <summary>The image of HAProxy, which leads clients to the primary.</summary>
internal static class HaProxyImages
{
    /// <summary>Its key among the options of images.</summary>
    public const string Product = "HaProxy";

    /// <remarks>docker.io</remarks>
    public const string Registry = "docker.io";

    /// <remarks>library/haproxy</remarks>
    public const string Image = "library/haproxy";

    /// <remarks>3.2.23-alpine</remarks>
    public const string Tag = "3.2.23-alpine";

    /// <summary>What the tag named when it was chosen, for all architectures.</summary>
    public const string Digest = "sha256:5961c68bc8a81c5124d0a98ab20f81b74717d6afe596e805977d9cf84c126222";

    /// <summary>The default image.</summary>
    public static ContainerImage Default { get; } = new(Registry, Image, Tag) { KnownDigest = Digest };
}
