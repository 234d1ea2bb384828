using System.Collections.Immutable;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Security;

namespace Monitoring.Hosting.Prometheus;

/// <summary>Everything the configuration of Prometheus depends on.</summary>
public sealed record PrometheusSpec
{
    /// <summary>The image; its version decides what the configuration looks like.</summary>
    public ContainerImage Image { get; init; } = PrometheusImages.Default;

    /// <summary>Replicas that scrape the same targets, each with its own data. Default: 2.</summary>
    public int Replicas { get; init; } = 2;

    /// <summary>How often targets are scraped. Default: 15 seconds.</summary>
    public Duration ScrapeInterval { get; init; } = Duration.Seconds(15);

    /// <summary>How long a scrape may take; never longer than the interval. Default: 10 seconds, as Prometheus has it.</summary>
    public Duration ScrapeTimeout { get; init; } = Duration.Seconds(10);

    /// <summary>How often rules are evaluated. Default: 15 seconds.</summary>
    public Duration EvaluationInterval { get; init; } = Duration.Seconds(15);

    /// <summary>How often a firing alert is sent again; Alertmanager takes it for firing for four times as long, or four evaluation intervals
    /// where they are longer. Null: Prometheus' own, 1 minute.</summary>
    public Duration? ResendDelay { get; init; }

    /// <summary>Labels of everything that leaves this Prometheus, besides the replica's. Default: <c>cluster="local"</c>.</summary>
    public ImmutableSortedDictionary<string, string> ExternalLabels { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("cluster", "local");

    /// <summary>The external label that tells replicas apart: Thanos deduplicates by it, alerts lose it. Default: <c>replica</c>.</summary>
    public string ReplicaLabel { get; init; } = "replica";

    /// <summary>How long samples stay on its own disk. Default: 15 days, as Prometheus has it.</summary>
    public Duration Retention { get; init; } = Duration.Days(15);

    /// <summary>The size of its disk. Default: 10 GiB.</summary>
    public ByteSize DiskSize { get; init; } = ByteSize.GiB(10);

    /// <summary>The most its blocks may take. Default: 80 % of the disk, in whole MiB; the WAL and compaction need the rest.</summary>
    public ByteSize? RetentionSize { get; init; }

    /// <summary>How many series are active at a time, as far as that is known: disk and memory are checked against it. Default: unknown.</summary>
    public int? ExpectedSeries { get; init; }

    /// <summary>How many exemplars it remembers, each with the id of a trace; some 100 bytes of memory for each. Default: none are kept.</summary>
    public int? Exemplars { get; init; }

    /// <summary>What it asks for. Default: 0.25 cores and 1 GiB, which is enough for some 130,000 active series of 8 KiB.</summary>
    public ResourceNeeds Resources { get; init; } = new(0.25m, ByteSize.GiB(1));

    /// <summary>The address people reach it at, for links in alerts; null: its host name.</summary>
    public Uri? ExternalUrl { get; init; }

    /// <summary>The host at which people outside the platform reach it, which is also its address unless that is given; null: nowhere.</summary>
    public HostName? PublicHost { get; init; }

    /// <summary>What guards its web interface and API; null: nothing.</summary>
    public WebSecurity? Web { get; init; }

    /// <summary>The folder of rules; null: no rules.</summary>
    public RuleFolder? Rules { get; init; }

    /// <summary>Where runbooks are published. An annotation <c>runbook_url</c> that is no address of its own, such as
    /// <c>docs/runbooks/TargetDown.md</c>, is put below it; null: it stays as it is.</summary>
    public Uri? RunbookBaseUrl { get; init; }

    /// <summary>Promises about services; rules that watch over them are generated.</summary>
    public ImmutableArray<ServiceLevelObjective> Objectives { get; init; } = [];

    /// <summary>An alert that somebody asked for, to see it arrive; null: none.</summary>
    public TestAlert? TestAlert { get; init; }

    /// <summary>The Alertmanagers; every replica of each gets every alert.</summary>
    public ImmutableArray<Endpoint> Alertmanagers { get; init; } = [];

    /// <summary>What is scraped.</summary>
    public ImmutableArray<ScrapeJob> ScrapeJobs { get; init; } = [];

    /// <summary>Credentials and TLS of jobs that have none of their own, by the job's name.</summary>
    public ImmutableSortedDictionary<string, HttpAccess> JobAccess { get; init; } = ImmutableSortedDictionary.Create<string, HttpAccess>(StringComparer.Ordinal);

    /// <summary>Relabelling of the samples of all jobs, after their own.</summary>
    public ImmutableArray<RelabelRule> MetricRelabeling { get; init; } = [];

    /// <summary>Systems that get every sample.</summary>
    public ImmutableArray<RemoteWrite> RemoteWrites { get; init; } = [];

    /// <summary>The number of parts that the targets are divided into, each with replicas of its own. Default: 1.</summary>
    public int Shards { get; init; } = 1;

    /// <summary>Its own part of the targets; null: all of them.</summary>
    internal Shard? Shard { get; init; }

    /// <summary>Programs that run beside each replica.</summary>
    public ImmutableArray<ISidecar> Sidecars { get; init; } = [];

    /// <summary>Whether it takes snapshots of its data when somebody asks: its administrative API is open, which deletes series too.</summary>
    public bool TakesSnapshots { get; init; }

    /// <summary>Whether a sidecar uploads blocks: Prometheus then leaves their compaction to the object store's compactor.</summary>
    public bool UploadsBlocks { get; init; }

    /// <summary>Its address as people know it: a URL, or one that follows the host; null: its host name.</summary>
    internal object? Address => ExternalUrl ?? (object?)(PublicHost is { } host ? PublicEndpoint.AddressOf(host) : null);

    internal ByteSize EffectiveRetentionSize => RetentionSize ?? ByteSize.MiB((DiskSize.Bytes >> 20) * 8 / 10);

    internal bool HasSoundObjectives => Objectives.All(objective => objective.HasObjective && !objective.Indicator.Problems.Any());

    internal bool HasRules => Rules is not null || !Objectives.IsEmpty;

    /// <summary>Whether it notices by itself that its configuration or its rules changed.</summary>
    internal bool ReloadsByItself => Has(PrometheusFeatures.AutoReload) || Has(PrometheusFeatures.AutoReloadFeature);

    internal bool Has(VersionGate feature) => feature.Allows(Image.Version);
}

/// <summary>A part of the targets.</summary>
/// <param name="Index">Which part, from 0.</param>
/// <param name="Count">The number of parts.</param>
internal sealed record Shard(int Index, int Count);
