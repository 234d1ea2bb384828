using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.ObjectStorage;

/// <summary>A folder on a disk that all processes share: for one machine. It cannot be published.</summary>
/// <param name="Name">The name of the shared claim.</param>
public sealed record FileSystemStore(string Name) : ObjectStore
{
    /// <summary>Where the shared disk is mounted.</summary>
    public const string Path = "/object-store";

    /// <summary>The size of the disk. Default: 20 GiB.</summary>
    public ByteSize Size { get; init; } = ByteSize.GiB(20);

    /// <inheritdoc />
    public override VolumeClaim Claim => new(Name, Size) { IsShared = true };

    /// <inheritdoc />
    public override ClaimMount Mount => new(Name, Path);

    /// <inheritdoc />
    protected override string Type => "FILESYSTEM";

    /// <inheritdoc />
    protected override YamlMap Settings(Addressing addressing) => new() { ["directory"] = Path };
}
