using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Prometheus;

/// <summary>
/// What differs between the versions of Prometheus from 2.42 on, all of it, from the release notes. What a configuration asks
/// for and its version cannot do is a finding.
/// </summary>
public static class PrometheusFeatures
{
    /// <summary>External labels expand environment variables only when asked to; from 3.0 on they always do.</summary>
    public static VersionGate ExpandExternalLabelsFlag { get; } = new("--enable-feature=expand-external-labels", Until: new(3, 0));

    /// <summary>Retention in the configuration file instead of by flag. 3.8 introduced it, but kept data a million times
    /// too long before 3.11.</summary>
    public static VersionGate RetentionInConfiguration { get; } = new("storage.tsdb.retention", Since: new(3, 11));

    /// <summary>Compaction that waits for the upload of a block, instead of no compaction at all.</summary>
    public static VersionGate DelayCompactFile { get; } = new("--storage.tsdb.delay-compact-file.path", Since: new(3, 9));
}
