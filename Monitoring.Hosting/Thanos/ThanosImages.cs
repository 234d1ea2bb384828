using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Thanos;

/// <summary>The image of all Thanos processes.</summary>
internal static class ThanosImages
{
    /// <summary>Its name among the options' images.</summary>
    public const string Product = "Thanos";

    /// <remarks>quay.io</remarks>
    public const string Registry = "quay.io";

    /// <remarks>thanos/thanos</remarks>
    public const string Image = "thanos/thanos";

    /// <remarks>v0.42.4</remarks>
    public const string Tag = "v0.42.4";

    /// <summary>What the tag named when it was chosen, for all architectures.</summary>
    public const string Digest = "sha256:b567818fe608067eb0f1d7c2c4fe361e7ad83c8a256234c97685f1d0bf670cc8";

    /// <summary>The image's own user is 1001, but sidecars share a volume with Prometheus, which is 65534; one user for all.</summary>
    public const int UserId = 65534;

    /// <summary>Where a process with a disk of its own keeps its data.</summary>
    public const string DataPath = "/data";

    /// <summary>The oldest version whose configuration we write.</summary>
    public static Version OldestSupported { get; } = new(0, 34);

    /// <summary>The default image.</summary>
    public static ContainerImage Default { get; } = new(Registry, Image, Tag) { KnownDigest = Digest };
}
