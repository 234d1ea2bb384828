using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.ObjectStorage;

/// <summary>What a SeaweedFS depends on: S3 in one process, for local use.</summary>
/// <param name="Bucket">The bucket that is there from the start.</param>
/// <param name="Keys">The keys of its only user.</param>
public sealed record SeaweedFsSpec(string Bucket, S3Keys Keys)
{
    /// <summary>The port of S3.</summary>
    public static Port Port { get; } = new("s3", 8333);

    /// <summary>The image, 4.30 or later. Default: <inheritdoc cref="SeaweedFsImages.Tag" path="/remarks" />.</summary>
    public ContainerImage Image { get; init; } = SeaweedFsImages.Default;

    /// <summary>The size of its disk. Default: 20 GiB.</summary>
    public ByteSize Size { get; init; } = ByteSize.GiB(20);
}
