using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Thanos;

/// <summary>Describes a compactor.</summary>
internal static class ThanosCompactorWorkload
{
    private const string Claim = "data";

    /// <summary>Describes it.</summary>
    public static Workload Describe(string name, ThanosCompactorSpec spec, Addressing addressing)
    {
        var store = spec.ObjectStore.ToFile(addressing);
        var arguments = new ThanosArguments("compact")
        {
            ["wait"] = true,
            ["data-dir"] = ThanosImages.DataPath,
            ["objstore.config-file"] = ThanosProcess.PathOf(store),
            ["retention.resolution-raw"] = new Tunable("retention.raw", spec.Retention.Raw, "How long samples are kept as they were scraped."),
            ["retention.resolution-5m"] = new Tunable("retention.fiveMinutes", spec.Retention.FiveMinutes, "How long one sample for every five minutes is kept."),
            ["retention.resolution-1h"] = new Tunable("retention.oneHour", spec.Retention.OneHour, "How long one sample for every hour is kept."),
            ["delete-delay"] = spec.DeleteDelay,
            ["compact.concurrency"] = spec.Concurrency,
            ["downsample.concurrency"] = spec.Concurrency,
            ["disable-admin-operations"] = true,
        };
        var container = ThanosProcess.Container(name, spec, [ThanosProcess.Http], arguments, store) with { TunableFlags = arguments.Tunables };
        return new Workload(name, Replication.Singleton, [container.With(spec.ObjectStore).WithClaim(Claim)])
        {
            Claims = [new VolumeClaim(Claim, spec.Disk), .. spec.ObjectStore.Claims()],
        };
    }
}
