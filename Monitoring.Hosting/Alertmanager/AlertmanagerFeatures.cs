using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Alertmanager;

/// <summary>What differs between the versions of Alertmanager from 0.25 on, from the release notes.</summary>
public static class AlertmanagerFeatures
{
    /// <summary>A name that keeps gossip of other clusters out.</summary>
    public static VersionGate ClusterLabel { get; } = new("--cluster.label", Since: new(0, 26));
}
