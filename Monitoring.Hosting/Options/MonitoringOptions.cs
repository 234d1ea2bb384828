using Monitoring.Hosting.Model;

namespace Monitoring.Hosting;

/// <summary>
/// What operators change without touching code: section <c>Monitoring</c> of <c>appsettings*.json</c>, environment variables
/// (<c>Monitoring__Prometheus__Replicas=1</c>) or the command line. Keys that are not listed here are errors.
/// </summary>
public sealed class MonitoringOptions
{
    /// <summary>The name of the section.</summary>
    public const string SectionName = "Monitoring";

    /// <summary>The external label <c>cluster</c>: tells this Prometheus apart from those of other places. Default: <c>local</c>.</summary>
    public string Cluster { get; set; } = "local";

    /// <summary>How often targets are scraped. Default: 15 seconds.</summary>
    public Duration ScrapeInterval { get; set; } = Duration.Seconds(15);

    /// <summary>How often rules are evaluated. Default: 15 seconds.</summary>
    public Duration EvaluationInterval { get; set; } = Duration.Seconds(15);

    /// <summary>Where runbooks are published: alerts carry links below this address. Default: none, links stay relative.</summary>
    public Uri? RunbookBaseUrl { get; set; }

    /// <summary>Whether data outlives a local run, in named volumes. Default: yes, but not under <c>DistributedApplicationTestingBuilder</c>.</summary>
    public bool? PersistentData { get; set; }

    /// <summary>What guards the web interfaces of all components.</summary>
    public SecurityOptions Security { get; set; } = new();

    /// <summary>Prometheus.</summary>
    public PrometheusOptions Prometheus { get; set; } = new();

    /// <summary>Alertmanager.</summary>
    public AlertmanagerOptions Alertmanager { get; set; } = new();

    /// <summary>Watchdog.</summary>
    public WatchdogOptions Watchdog { get; set; } = new();

    /// <summary>Thanos, all of its components.</summary>
    public ThanosOptions Thanos { get; set; } = new();

    /// <summary>The object store behind Thanos.</summary>
    public ObjectStoreOptions ObjectStore { get; set; } = new();

    /// <summary>Backups.</summary>
    public BackupOptions Backup { get; set; } = new();

    /// <summary>Grafana.</summary>
    public GrafanaOptions Grafana { get; set; } = new();

    /// <summary>PostgreSQL, as it is published.</summary>
    public PostgresOptions Postgres { get; set; } = new();

    /// <summary>Redis, as it is published.</summary>
    public RedisOptions Redis { get; set; } = new();

    /// <summary>Publishing.</summary>
    public PublishOptions Publish { get; set; } = new();

    /// <summary>The Kubernetes target.</summary>
    public KubernetesOptions Kubernetes { get; set; } = new();

    /// <summary>Processor, memory and ephemeral disk of each component.</summary>
    public ResourcesOptions Resources { get; set; } = new();

    /// <summary>Images that differ from the defaults, by product: <c>Prometheus</c>, <c>Grafana</c>, <c>NodeExporter</c> …</summary>
    public Dictionary<string, ImageOptions> Images { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The image of a product: its default with what the options change.</summary>
    /// <param name="product">The product, a key of <see cref="Images"/>.</param>
    /// <param name="image">The default.</param>
    public ContainerImage ImageOf(string product, ContainerImage image) =>
        Images.TryGetValue(product, out var changed) ? changed.Apply(image) : image;
}

/// <summary>Options of what guards the web interfaces and APIs of all components; <c>docs/security.md</c> lists the exceptions.</summary>
public sealed class SecurityOptions
{
    /// <summary>Whether a password is asked for. Default: no.</summary>
    public bool BasicAuth { get; set; }

    /// <summary>Whether connections are encrypted. A local run signs its certificate itself. Default: no.</summary>
    public bool Tls { get; set; }

    /// <summary>The user that the password belongs to. Default: <c>monitoring</c>.</summary>
    public string User { get; set; } = "monitoring";

    internal bool IsOn => BasicAuth || Tls;
}

/// <summary>Options of Prometheus.</summary>
public sealed class PrometheusOptions
{
    /// <summary>Replicas that scrape the same targets. Default: 2.</summary>
    public int Replicas { get; set; } = 2;

    /// <summary>Parts that the targets are divided into, each with that many replicas. Default: 1.</summary>
    public int Shards { get; set; } = 1;

    /// <summary>The folder of rule files, relative to the app host's project. Default: <c>rules</c>.</summary>
    public string RulesFolder { get; set; } = "rules";

    /// <summary>How long samples stay on its own disk; Thanos keeps them for longer. Default: 15 days.</summary>
    public Duration Retention { get; set; } = Duration.Days(15);

    /// <summary>How often a firing alert is sent again; it counts as firing for four times as long when Prometheus falls silent. Default:
    /// Prometheus' own, 1 minute.</summary>
    public Duration? ResendDelay { get; set; }

    /// <summary>How many series each replica holds at a time: disk and memory are checked against it. Default: unknown, nothing is checked.</summary>
    public int? ExpectedSeries { get; set; }

    /// <summary>How many exemplars each replica remembers; 100,000 take some 10 MB of memory. Default: none.</summary>
    public int? Exemplars { get; set; }

    /// <summary>The DNS name at which people reach it once it is published; something has to ask them who they are. Default: none.</summary>
    public HostName? Host { get; set; }

    /// <summary>The disk's size; retention by size is 80 % of it (FACTS, sizing). Default: 10 GiB.</summary>
    public ByteSize StorageSize { get; set; } = ByteSize.GiB(10);

    /// <summary>The port of replica 0 on this machine in a local run; replica 1 gets the next one. Default: 9090.</summary>
    public int HostPort { get; set; } = 9090;
}

/// <summary>Options of Alertmanager.</summary>
public sealed class AlertmanagerOptions
{
    /// <summary>Members of the cluster. There is no quorum: three is redundancy. Default: 3.</summary>
    public int Replicas { get; set; } = 3;

    /// <summary>How long silences and notification state are kept. Default: 120 hours.</summary>
    public Duration Retention { get; set; } = Duration.Hours(120);

    /// <summary>How long a new group waits for more alerts. Default: 30 seconds.</summary>
    public Duration GroupWait { get; set; } = Duration.Seconds(30);

    /// <summary>The DNS name at which people reach it once it is published; something has to ask them who they are. Default: none.</summary>
    public HostName? Host { get; set; }

    /// <summary>How often the heartbeat is delivered. Default: 1 minute.</summary>
    public Duration HeartbeatInterval { get; set; } = Duration.Minutes(1);

    /// <summary>The port of member 0 on this machine in a local run; the others get the following ones. Default: 9093.</summary>
    public int HostPort { get; set; } = 9093;
}

/// <summary>Options of Watchdog.</summary>
public sealed class WatchdogOptions
{
    /// <summary>How old a cluster's heartbeat may get before it is lost. Default: 5 minutes.</summary>
    public Duration HeartbeatTimeout { get; set; } = Duration.Minutes(5);

    /// <summary>How long an alert is remembered after it was last heard of. Default: 30 days.</summary>
    public Duration Retention { get; set; } = Duration.Days(30);
}

/// <summary>Options of Thanos.</summary>
public sealed class ThanosOptions
{
    /// <summary>Whether Thanos is part of the stack. Default: yes.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Replicas of the querier and of the query frontend when published; a local run starts one of each. Default: 1.</summary>
    public int QueryReplicas { get; set; } = 1;

    /// <summary>The most replicas of each under load, when published. Default: their number is fixed.</summary>
    public int? QueryMaxReplicas { get; set; }

    /// <summary>Store gateway replicas. Default: 1.</summary>
    public int StoreReplicas { get; set; } = 1;

    /// <summary>How long raw samples stay in the object store; at least 40 hours, or they go before they are downsampled. Default: 30 days.</summary>
    public Duration RetentionRaw { get; set; } = Duration.Days(30);

    /// <summary>How long 5-minute samples stay; at least 10 days. Default: 180 days.</summary>
    public Duration RetentionFiveMinutes { get; set; } = Duration.Days(180);

    /// <summary>How long 1-hour samples stay. Default: 365 days.</summary>
    public Duration RetentionOneHour { get; set; } = Duration.Days(365);

    /// <summary>The port of the query-frontend on this machine in a local run. Default: 10902.</summary>
    public int HostPort { get; set; } = 10902;
}

/// <summary>The kinds of object store.</summary>
public enum ObjectStoreType
{
    /// <summary>A folder on a volume that all Thanos components share: for local runs only.</summary>
    Filesystem,

    /// <summary>SeaweedFS in a container of its own, spoken to over S3.</summary>
    SeaweedFs,

    /// <summary>An S3 bucket.</summary>
    S3,

    /// <summary>A bucket of Google Cloud Storage.</summary>
    Gcs,

    /// <summary>A container of Azure Blob Storage.</summary>
    Azure,
}

/// <summary>Options of the object store.</summary>
public sealed class ObjectStoreOptions
{
    /// <summary>The kind. Default: a folder on a shared volume.</summary>
    public ObjectStoreType Type { get; set; } = ObjectStoreType.Filesystem;

    /// <summary>The bucket; on Azure the container. Default: <c>thanos</c>.</summary>
    public string Bucket { get; set; } = "thanos";

    /// <summary>S3: the endpoint, for instance <c>ceph.example.com:7480</c>; HTTPS unless it begins with <c>http://</c>. Default: that of AWS in <see cref="Region"/>.</summary>
    public string? Endpoint { get; set; }

    /// <summary>S3: the region.</summary>
    public string? Region { get; set; }

    /// <summary>S3: whether keys are given, as the parameters <c>{name}-access-key</c> and <c>{name}-secret-key</c>. Default: no, the role of
    /// the pod or the task is used.</summary>
    public bool UsesKeys { get; set; }

    /// <summary>Azure: the storage account.</summary>
    public string? Account { get; set; }
}

/// <summary>Options of Grafana.</summary>
public sealed class GrafanaOptions
{
    /// <summary>Whether Grafana is part of the stack. Default: yes.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Replicas when published; a local run starts one. Default: 1.</summary>
    public int Replicas { get; set; } = 1;

    /// <summary>The most replicas under load, when published. Default: their number is fixed.</summary>
    public int? MaxReplicas { get; set; }

    /// <summary>The DNS name at which people reach it once it is published. Default: none.</summary>
    public HostName? Host { get; set; }

    /// <summary>How people log in besides the administrator.</summary>
    public GrafanaLoginOptions Login { get; set; } = new();

    /// <summary>The folder of dashboards, relative to the app host's project. Default: <c>dashboards</c>.</summary>
    public string DashboardsFolder { get; set; } = "dashboards";

    /// <summary>The port on this machine in a local run. Default: 3000.</summary>
    public int HostPort { get; set; } = 3000;
}

/// <summary>Options of logins with an OpenID Connect provider, when published. Its secret is the parameter <c>{name}-login-secret</c>.</summary>
public sealed class GrafanaLoginOptions
{
    /// <summary>The provider's address, for instance <c>https://login.example.com/realms/main</c>. Default: nobody but the administrator logs in.</summary>
    public Uri? Authority { get; set; }

    /// <summary>What the button says: <c>Sign in with …</c>. Default: <c>single sign-on</c>.</summary>
    public string Name { get; set; } = "single sign-on";

    /// <summary>The client id that the provider knows Grafana by. Default: <c>grafana</c>.</summary>
    public string ClientId { get; set; } = "grafana";

    /// <summary>The group whose members administer the organization. Default: none.</summary>
    public string? AdminGroup { get; set; }

    /// <summary>The group whose members may edit dashboards. Default: none.</summary>
    public string? EditorGroup { get; set; }
}
