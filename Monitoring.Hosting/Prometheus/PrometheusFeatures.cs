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

    /// <summary>Reloading by itself when the configuration or a rule file has changed.</summary>
    public static VersionGate AutoReload { get; } = new("--config.auto-reload", Since: new(3, 12));

    /// <summary>The same, as a feature. 3.0 introduced it, but did not notice changes of rule files before 3.4.</summary>
    public static VersionGate AutoReloadFeature { get; } = new("--enable-feature=auto-reload-config", Since: new(3, 4), Until: new(3, 12));

    /// <summary>Storage for exemplars; a feature that every version so far has to be asked for.</summary>
    public static VersionGate ExemplarStorage { get; } = new("--enable-feature=exemplar-storage", Since: new(2, 26));

    /// <summary>A limit to the dropped targets that are remembered.</summary>
    public static VersionGate KeepDroppedTargets { get; } = new("keep_dropped_targets", Since: new(2, 47));

    /// <summary>The formats to ask targets for.</summary>
    public static VersionGate ScrapeProtocols { get; } = new("scrape_protocols", Since: new(2, 49));

    /// <summary>The format of targets that do not say which they use; earlier versions took them for the text format.</summary>
    public static VersionGate FallbackScrapeProtocol { get; } = new("fallback_scrape_protocol", Since: new(3, 0));

    /// <summary>Native histograms by job; earlier versions had a feature flag for all jobs.</summary>
    public static VersionGate ScrapeNativeHistograms { get; } = new("scrape_native_histograms", Since: new(3, 8));

    /// <summary>The second version of the remote write protocol.</summary>
    public static VersionGate RemoteWriteProtocol2 { get; } = new("remote_write.protobuf_message", Since: new(2, 54));

    /// <summary>Rule groups that look at an earlier moment, for samples that come late.</summary>
    public static VersionGate RuleQueryOffset { get; } = new("query_offset", Since: new(2, 53));

    /// <summary>Labels that all rules of a group add.</summary>
    public static VersionGate RuleGroupLabels { get; } = new("labels of a rule group", Since: new(3, 0));

    /// <summary>The options that a specification asks for, each with who asks. What depends on the version by itself is not among them.</summary>
    internal static IEnumerable<(VersionGate Feature, string Asker)> Requests(PrometheusSpec spec)
    {
        foreach (var job in spec.ScrapeJobs)
        {
            (VersionGate Feature, bool IsAsked)[] features =
            [
                (KeepDroppedTargets, job.Limits.DroppedTargets is not null),
                (ScrapeProtocols, job.Protocols.Count > 0),
                (FallbackScrapeProtocol, job.FallbackProtocol is not null),
                (ScrapeNativeHistograms, job.NativeHistograms is not null),
            ];
            foreach (var (feature, _) in features.Where(feature => feature.IsAsked))
            {
                yield return (feature, $"job '{job.Name}'");
            }
        }

        foreach (var file in spec.Rules?.Load() ?? [])
        {
            foreach (var (feature, line) in file.Requests)
            {
                yield return (feature, $"{file.Name}:{line}");
            }
        }

        if (spec.Exemplars is not null)
        {
            yield return (ExemplarStorage, "WithExemplars");
        }

        foreach (var remote in spec.RemoteWrites.Where(remote => remote.UsesProtocol2))
        {
            yield return (RemoteWriteProtocol2, $"remote write '{remote.Name}'");
        }
    }
}
