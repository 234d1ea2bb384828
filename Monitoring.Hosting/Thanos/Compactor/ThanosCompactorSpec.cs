using Monitoring.Hosting.Model;
using Monitoring.Hosting.ObjectStorage;

namespace Monitoring.Hosting.Thanos;

/// <summary>What the compactor depends on: it merges blocks, downsamples them and deletes old ones. One per object store, always.</summary>
/// <param name="ObjectStore">The object store.</param>
public sealed record ThanosCompactorSpec(ObjectStore ObjectStore) : ThanosSpec(new ResourceNeeds(0.5m, ByteSize.GiB(2)))
{
    /// <summary>How long each resolution is kept.</summary>
    public ThanosRetention Retention { get; init; } = new();

    /// <summary>How long a block stays after it was marked for deletion, so that store gateways notice. Default: 48 hours, as upstream.</summary>
    public Duration DeleteDelay { get; init; } = Duration.Hours(48);

    /// <summary>How many groups of blocks are compacted at a time, each on a core. Default: 1, as upstream.</summary>
    public int Concurrency { get; init; } = 1;

    /// <summary>The disk to compact on. Default: 100 GiB, which large streams need for a block of two weeks.</summary>
    public ByteSize Disk { get; init; } = ByteSize.GiB(100);
}

/// <summary>How long samples are kept in the object store, by resolution.</summary>
public sealed record ThanosRetention
{
    /// <summary>Blocks are downsampled to 5 minutes when they are this old, so raw samples must live longer
    /// (https://thanos.io/tip/components/compact.md/#downsampling).</summary>
    public static Duration MinimumRaw { get; } = Duration.Hours(40);

    /// <summary>Blocks are downsampled to 1 hour when they are this old, so samples of 5 minutes must live longer.</summary>
    public static Duration MinimumFiveMinutes { get; } = Duration.Days(10);

    /// <summary>Samples as scraped. Default: 30 days. Zero keeps them forever.</summary>
    public Duration Raw { get; init; } = Duration.Days(30);

    /// <summary>Samples of 5 minutes. Default: 180 days. Zero keeps them forever.</summary>
    public Duration FiveMinutes { get; init; } = Duration.Days(180);

    /// <summary>Samples of 1 hour. Default: 2 years. Zero keeps them forever.</summary>
    public Duration OneHour { get; init; } = Duration.Days(730);

    /// <summary>What would be deleted before it is downsampled, in words; empty when nothing is.</summary>
    public IEnumerable<string> Losses()
    {
        if (IsShorter(Raw, MinimumRaw))
            yield return $"Raw samples are deleted after {Raw}, but downsampled to 5 minutes only after {MinimumRaw}.";

        if (IsShorter(FiveMinutes, MinimumFiveMinutes))
            yield return $"Samples of 5 minutes are deleted after {FiveMinutes}, but downsampled to 1 hour only after {MinimumFiveMinutes}.";
    }

    private static bool IsShorter(Duration retention, Duration minimum) => retention.Value > TimeSpan.Zero && retention < minimum;
}
