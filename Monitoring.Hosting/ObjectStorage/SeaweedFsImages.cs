using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.ObjectStorage;

/// <summary>The image of SeaweedFS.</summary>
internal static class SeaweedFsImages
{
    /// <remarks>docker.io</remarks>
    public const string Registry = "docker.io";

    /// <remarks>chrislusf/seaweedfs</remarks>
    public const string Image = "chrislusf/seaweedfs";

    /// <remarks>4.44</remarks>
    public const string Tag = "4.44";

    /// <summary>What the tag named when it was chosen, for all architectures.</summary>
    public const string Digest = "sha256:e67e8c385484120b78bff47ba5f4debbca47fbd27ed1a39f016f47e8baea615b";

    /// <summary>The user that owns the image's data folder.</summary>
    public const int UserId = 1000;

    /// <summary>Where the image keeps its data.</summary>
    public const string DataPath = "/data";

    /// <summary>The default image.</summary>
    public static ContainerImage Default { get; } = new(Registry, Image, Tag) { KnownDigest = Digest };
}
