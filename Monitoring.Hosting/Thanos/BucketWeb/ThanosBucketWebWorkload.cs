using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Thanos;

/// <summary>Describes the page of the object store's blocks.</summary>
internal static class ThanosBucketWebWorkload
{
    /// <summary>Describes it.</summary>
    public static Workload Describe(string name, ThanosBucketWebSpec spec, Replication replication, Addressing addressing)
    {
        var store = spec.ObjectStore.ToFile(addressing);
        var arguments = new ThanosArguments("tools", "bucket", "web")
        {
            ["objstore.config-file"] = ThanosProcess.PathOf(store),
            ["refresh"] = spec.Refresh,
            ["disable-admin-operations"] = true,
        };
        return new Workload(name, replication, [ThanosProcess.Container(name, spec, [ThanosProcess.Http], arguments, store).With(spec.ObjectStore)])
        {
            Claims = [.. spec.ObjectStore.Claims()],
        };
    }
}
