using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Thanos;

/// <summary>The flags we use that not every supported version of Thanos (0.34 and later) knows.</summary>
internal static class ThanosGates
{
    /// <summary>The file that lists what a querier asks. Before it, the same addresses are flags.</summary>
    public static VersionGate EndpointFile { get; } = new("endpoint.sd-config-file", Since: new Version(0, 38));

    /// <summary>A sidecar that uploads from a Prometheus which compacts, when the flag makes that wait for uploads. Before it, compaction
    /// must be switched off.</summary>
    public static VersionGate DelayedCompaction { get; } = new("--storage.tsdb.delay-compact-file.path of Prometheus", Since: new Version(0, 41));

    /// <summary>Go's memory limit, taken from the container's. Before it, there is none.</summary>
    public static VersionGate AutomaticMemoryLimit { get; } = new("enable-auto-gomemlimit", Since: new Version(0, 35));
}
