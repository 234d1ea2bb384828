using System.Collections.Immutable;
using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Prometheus;

/// <summary>
/// What Prometheus scrapes under one value of the <c>job</c> label, and how
/// (https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config).
/// </summary>
/// <param name="Name">The value of the <c>job</c> label.</param>
/// <param name="Targets">Where the targets come from.</param>
public sealed record ScrapeJob(string Name, params IReadOnlyList<TargetSource> Targets)
{
    /// <summary>The path. Default: <c>/metrics</c>.</summary>
    public string Path { get; init; } = "/metrics";

    /// <summary><c>http</c> or <c>https</c>. Default: <c>http</c>.</summary>
    public string Scheme { get; init; } = "http";

    /// <summary>Parameters of the URL.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Parameters { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal);

    /// <summary>Credentials and TLS; null: none.</summary>
    public HttpAccess? Access { get; init; }

    /// <summary>How often; null: as often as everything else.</summary>
    public Duration? Interval { get; init; }

    /// <summary>How long a scrape may take; null: as long as any other, or as its interval is.</summary>
    public Duration? Timeout { get; init; }

    /// <summary>Labels that all targets get.</summary>
    public ImmutableSortedDictionary<string, string> Labels { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Whether labels of the samples win over labels of the target: for federation and the push gateway. Default: no.</summary>
    public bool HonorLabels { get; init; }

    /// <summary>What a scrape may bring at most.</summary>
    public ScrapeLimits Limits { get; init; } = new();

    /// <summary>The formats to ask for, the preferred one first; empty: as Prometheus decides.</summary>
    public IReadOnlyList<string> Protocols { get; init; } = [];

    /// <summary>The format of targets that do not say which they use; null: such a scrape fails, from 3.0 on.</summary>
    public string? FallbackProtocol { get; init; }

    /// <summary>Whether native histograms are stored as such; null: as Prometheus decides.</summary>
    public bool? NativeHistograms { get; init; }

    /// <summary>Relabelling of targets, before they are scraped.</summary>
    public IReadOnlyList<RelabelRule> Relabeling { get; init; } = [];

    /// <summary>Relabelling of samples, before they are stored.</summary>
    public IReadOnlyList<RelabelRule> MetricRelabeling { get; init; } = [];

    /// <summary>The blackbox exporter that asks the targets on behalf of Prometheus; null: Prometheus asks them itself.</summary>
    public Endpoint? ProbedBy { get; init; }

    /// <summary>The job of a component that says itself where it serves metrics.</summary>
    public static ScrapeJob For(MetricsEndpoint metrics) => new(metrics.Job, metrics.Endpoint) { Path = metrics.Path, HonorLabels = metrics.HonorLabels };
}

/// <summary>What a scrape may bring at most. A scrape that brings more fails as a whole, and <c>up</c> is 0. Null: no limit.</summary>
public sealed record ScrapeLimits
{
    /// <summary>Samples of one scrape.</summary>
    public int? Samples { get; init; }

    /// <summary>Targets of the job.</summary>
    public int? Targets { get; init; }

    /// <summary>Labels of one sample.</summary>
    public int? Labels { get; init; }

    /// <summary>Bytes of a label's name.</summary>
    public int? LabelNameLength { get; init; }

    /// <summary>Bytes of a label's value.</summary>
    public int? LabelValueLength { get; init; }

    /// <summary>The uncompressed response.</summary>
    public ByteSize? BodySize { get; init; }

    /// <summary>Dropped targets that are remembered for the web interface.</summary>
    public int? DroppedTargets { get; init; }

    internal YamlMap ToYaml() => new()
    {
        ["body_size_limit"] = BodySize?.ToPrometheusString(),
        ["sample_limit"] = Samples,
        ["label_limit"] = Labels,
        ["label_name_length_limit"] = LabelNameLength,
        ["label_value_length_limit"] = LabelValueLength,
        ["target_limit"] = Targets,
        ["keep_dropped_targets"] = DroppedTargets,
    };
}
