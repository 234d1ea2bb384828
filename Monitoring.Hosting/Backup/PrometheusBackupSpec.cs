using Monitoring.Hosting.Model;
using Monitoring.Hosting.ObjectStorage;
using Monitoring.Hosting.Thanos;

namespace Monitoring.Hosting.Backup;

/// <summary>What the backup of Prometheus' head depends on: the samples of the last hours, which are in no block yet.</summary>
/// <param name="ObjectStore">Where it goes.</param>
public sealed record PrometheusBackupSpec(ObjectStore ObjectStore)
{
    /// <summary>The folder of the object store that snapshots lie in, where the compactor does not look.</summary>
    public const string Prefix = "snapshots";

    /// <summary>When snapshots are taken, in UTC, as cron writes it. Default: once in an hour.</summary>
    public string Schedule { get; init; } = "17 * * * *";

    /// <summary>The image that asks for snapshots: curl and a shell. Default: <inheritdoc cref="CurlImages.Tag" path="/remarks" />.</summary>
    public ContainerImage Image { get; init; } = CurlImages.Default;

    /// <summary>The image that uploads them: Thanos and a shell. Default: <inheritdoc cref="ThanosImages.Tag" path="/remarks" />.</summary>
    public ContainerImage UploaderImage { get; init; } = ThanosImages.Default;

    /// <summary>What asking needs. Default: 0.05 cores, 64 MiB.</summary>
    public ResourceNeeds Resources { get; init; } = ResourceNeeds.Small;

    /// <summary>What uploading needs, beside each replica. Default: 0.02 cores, 128 MiB; in between it sleeps.</summary>
    public ResourceNeeds UploaderResources { get; init; } = new(0.02m, ByteSize.MiB(128));
}
