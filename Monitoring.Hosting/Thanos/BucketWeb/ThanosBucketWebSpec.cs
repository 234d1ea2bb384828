using Monitoring.Hosting.Model;
using Monitoring.Hosting.ObjectStorage;

namespace Monitoring.Hosting.Thanos;

/// <summary>What the page of the object store's blocks depends on.</summary>
/// <param name="ObjectStore">The object store.</param>
public sealed record ThanosBucketWebSpec(ObjectStore ObjectStore) : ThanosSpec(new ResourceNeeds(0.05m, ByteSize.MiB(256)))
{
    /// <summary>How often the list of blocks is read anew. Default: 30 minutes, as upstream.</summary>
    public Duration Refresh { get; init; } = Duration.Minutes(30);
}
