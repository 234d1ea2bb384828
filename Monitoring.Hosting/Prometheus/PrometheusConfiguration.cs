using System.Globalization;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Security;

namespace Monitoring.Hosting.Prometheus;

/// <summary>Writes <c>prometheus.yml</c> and the arguments. All replicas have the same text.</summary>
internal static class PrometheusConfiguration
{
    /// <summary>The environment variable that holds the replica's own name.</summary>
    public const string ReplicaVariable = "REPLICA";

    /// <summary>The external label that tells parts of the targets apart.</summary>
    public const string ShardLabel = "shard";

    public const string ConfigFolder = "/etc/prometheus/config";
    public const string RulesFolder = "/etc/prometheus/rules";
    public const string WebFolder = "/etc/prometheus/web";
    public const string SecretsFolder = "/etc/prometheus/secrets";
    public const string FileName = "prometheus.yml";

    /// <summary>Where it serves its snapshots, so that others see when one is gone.</summary>
    public const string SnapshotsUrl = "/user";

    public const string AddressFlag = "--web.external-url";

    private const string RetentionFlag = "--storage.tsdb.retention.time";
    private const string RetentionSizeFlag = "--storage.tsdb.retention.size";

    /// <summary>The length of a block before any compaction; what is uploaded must not be longer.</summary>
    public static Duration BlockDuration { get; } = Duration.Hours(2);

    public static YamlMap Create(PrometheusSpec spec, Addressing addressing) => new()
    {
        ["global"] = Global(spec),
        ["rule_files"] = !spec.HasRules ? null : RuleFolder.Patterns.Select(pattern => $"{RulesFolder}/{pattern}"),
        ["scrape_configs"] = ScrapeConfiguration.Create(spec, addressing),
        ["alerting"] = Alerting(spec, addressing),
        ["remote_write"] = spec.RemoteWrites.Select(remote => remote.ToYaml()),
        ["storage"] = Storage(spec),
    };

    public static string PathOf(Secret secret) => $"{SecretsFolder}/{secret.Name}";

    public static IEnumerable<Secret> Secrets(PrometheusSpec spec) => ScrapeConfiguration.Jobs(spec).Select(job => job.Access)
        .Concat(spec.RemoteWrites.Select(remote => remote.Access))
        .Concat(spec.Alertmanagers.Select(endpoint => WebSecurity.Of(endpoint)?.Access))
        .SelectMany(access => access?.Secrets ?? [])
        .Distinct();

    /// <summary>The flags whose values may be tuned.</summary>
    public static Dictionary<string, Tunable> TunableFlags(PrometheusSpec spec)
    {
        var flags = new Dictionary<string, Tunable> { [RetentionFlag] = Retention(spec), [RetentionSizeFlag] = RetentionSize(spec) };
        if (spec.Address is Tunable address)
        {
            flags[AddressFlag] = address;
        }

        return flags;
    }

    public static IEnumerable<string> Args(PrometheusSpec spec, Port http) =>
    [
        $"--config.file={ConfigFolder}/{FileName}",
        $"--storage.tsdb.path={PrometheusImages.DataPath}",
        $"--web.listen-address=:{http.Number}",
        "--web.enable-lifecycle",
        .. spec.Address is { } address ? (string[])[$"{AddressFlag}={address}", "--web.route-prefix=/"] : [],
        .. RetentionArgs(spec),
        .. spec.ResendDelay is { } delay ? (string[])[$"--rules.alert.resend-delay={delay}"] : [],
        .. BlockArgs(spec),
        .. FeatureArgs(spec),
        .. spec.TakesSnapshots ? (string[])["--web.enable-admin-api", $"--web.user-assets={PrometheusImages.DataPath}/snapshots"] : [],
    ];

    /// <summary>The external labels that all replicas have.</summary>
    public static IEnumerable<KeyValuePair<string, string>> SharedLabels(PrometheusSpec spec) =>
        spec.Shard is { } shard ? spec.ExternalLabels.Append(new(ShardLabel, shard.Index.ToString(CultureInfo.InvariantCulture))) : spec.ExternalLabels;

    private static YamlMap Global(PrometheusSpec spec) => new()
    {
        ["scrape_interval"] = spec.ScrapeInterval,
        ["scrape_timeout"] = spec.ScrapeTimeout < spec.ScrapeInterval ? spec.ScrapeTimeout : spec.ScrapeInterval,
        ["evaluation_interval"] = spec.EvaluationInterval,
        ["external_labels"] = ExternalLabels(spec),
    };

    private static YamlMap ExternalLabels(PrometheusSpec spec)
    {
        var labels = new YamlMap();
        foreach (var (name, value) in SharedLabels(spec))
        {
            // Prometheus expands variables in all of these values.
            labels[name] = value.Replace("$", "$$", StringComparison.Ordinal);
        }

        labels[spec.ReplicaLabel] = $"${{{ReplicaVariable}}}";
        return labels;
    }

    private static YamlMap Alerting(PrometheusSpec spec, Addressing addressing)
    {
        var alertmanagers = spec.Alertmanagers.Where(endpoint => endpoint.IsEnabled).Distinct().ToList();
        return alertmanagers.Count == 0 ? [] : new()
        {
            // Alertmanager takes alerts for the same only when their labels are.
            ["alert_relabel_configs"] = new[] { RelabelRule.DropLabel(spec.ReplicaLabel).ToYaml() },
            ["alertmanagers"] = alertmanagers.Select(endpoint => Alertmanager(endpoint, addressing)),
        };
    }

    private static YamlMap Alertmanager(Endpoint endpoint, Addressing addressing)
    {
        var (section, entry) = new EndpointTargets(endpoint).ToYaml(addressing);
        var web = WebSecurity.Of(endpoint);
        return new YamlMap { ["api_version"] = "v2", ["scheme"] = web?.Scheme }.Append(web?.Access.ToYaml(PathOf) ?? []).Append(new() { [section] = new[] { entry } });
    }

    private static YamlMap Storage(PrometheusSpec spec) => new()
    {
        ["tsdb"] = !spec.Has(PrometheusFeatures.RetentionInConfiguration) ? null : new YamlMap
        {
            ["retention"] = new YamlMap
            {
                ["time"] = Retention(spec),
                ["size"] = RetentionSize(spec),
            },
        },
        ["exemplars"] = new YamlMap { ["max_exemplars"] = spec.Exemplars },
    };

    private static IEnumerable<string> RetentionArgs(PrometheusSpec spec) => spec.Has(PrometheusFeatures.RetentionInConfiguration) ? [] :
    [
        $"{RetentionFlag}={Retention(spec)}",
        $"{RetentionSizeFlag}={RetentionSize(spec)}",
    ];

    private static Tunable Retention(PrometheusSpec spec) =>
        new("retention", spec.Retention, "How long samples stay on the disk of Prometheus.");

    private static Tunable RetentionSize(PrometheusSpec spec) =>
        new("retentionSize", spec.EffectiveRetentionSize.ToPrometheusString(), "The most that blocks may take of it: 80 % leave room for the log and for compaction.");

    // A block that is compacted before its upload would be in the object store twice: compaction waits for the upload where both
    // programs can do that. Elsewhere equal durations switch it off.
    private static IEnumerable<string> BlockArgs(PrometheusSpec spec)
    {
        if (!spec.UploadsBlocks)
        {
            return [];
        }

        var record = spec.Sidecars.Select(sidecar => sidecar.UploadRecord).FirstOrDefault(record => record is not null);
        return record is not null && spec.Has(PrometheusFeatures.DelayCompactFile)
            ? [$"{PrometheusFeatures.DelayCompactFile.Option}={record}"]
            : [$"--storage.tsdb.min-block-duration={BlockDuration}", $"--storage.tsdb.max-block-duration={BlockDuration}"];
    }

    private static IEnumerable<string> FeatureArgs(PrometheusSpec spec) =>
        new[] { PrometheusFeatures.ExpandExternalLabelsFlag, PrometheusFeatures.AutoReload, PrometheusFeatures.AutoReloadFeature }
            .Concat(spec.Exemplars is null ? [] : [PrometheusFeatures.ExemplarStorage])
            .Where(spec.Has)
            .Select(feature => feature.Option);
}
