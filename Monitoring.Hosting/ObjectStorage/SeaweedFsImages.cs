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

    /// <summary>The user that owns the image's data folder.</summary>
    public const int UserId = 1000;

    /// <summary>Where the image keeps its data.</summary>
    public const string DataPath = "/data";

    /// <summary>The default image.</summary>
    public static ContainerImage Default { get; } = new(Registry, Image, Tag);
}
