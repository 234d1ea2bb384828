using System.Text.RegularExpressions;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.ObjectStorage;
using Monitoring.Hosting.Postgres;
using Monitoring.Hosting.Redis;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Options;

/// <summary>The ranges of single options. What depends on several components is a rule over the model.</summary>
internal static partial class MonitoringOptionsRules
{
    private const string Id = "MON003";

    /// <summary>Checks all options.</summary>
    public static IEnumerable<Finding> Check(MonitoringOptions options) =>
    [
        .. AtLeastOne("Prometheus:Replicas", options.Prometheus.Replicas),
        .. AtLeastOne("Prometheus:Shards", options.Prometheus.Shards, "shards"),
        .. Series(options.Prometheus.ExpectedSeries),
        .. Exemplars(options.Prometheus.Exemplars),
        .. AtLeastOne("Alertmanager:Replicas", options.Alertmanager.Replicas),
        .. AtLeastOne("Thanos:QueryReplicas", options.Thanos.QueryReplicas),
        .. AtLeastOne("Thanos:StoreReplicas", options.Thanos.StoreReplicas),
        .. AtLeastOne("Grafana:Replicas", options.Grafana.Replicas),
        .. NoFewerThan("Thanos:QueryMaxReplicas", options.Thanos.QueryMaxReplicas, options.Thanos.QueryReplicas),
        .. NoFewerThan("Grafana:MaxReplicas", options.Grafana.MaxReplicas, options.Grafana.Replicas),
        .. Positive("ScrapeInterval", options.ScrapeInterval),
        .. Positive("EvaluationInterval", options.EvaluationInterval),
        .. Positive("Prometheus:Retention", options.Prometheus.Retention),
        .. Positive("Alertmanager:Retention", options.Alertmanager.Retention),
        .. Positive("Prometheus:ResendDelay", options.Prometheus.ResendDelay ?? Duration.Minutes(1)),
        .. Heartbeat(options.Alertmanager.HeartbeatInterval),
        .. Positive("Watchdog:HeartbeatTimeout", options.Watchdog.HeartbeatTimeout),
        .. Positive("Watchdog:Retention", options.Watchdog.Retention),
        .. HostPort("Prometheus:HostPort", options.Prometheus.HostPort, options.Prometheus.Replicas),
        .. HostPort("Alertmanager:HostPort", options.Alertmanager.HostPort, options.Alertmanager.Replicas),
        .. HostPort("Thanos:HostPort", options.Thanos.HostPort, 1),
        .. HostPort("Grafana:HostPort", options.Grafana.HostPort, 1),
        .. Cluster(options.Cluster),
        .. Runbooks(options.RunbookBaseUrl),
        .. Provider(options.Grafana.Login.Authority),
        .. User(options.Security),
        .. Namespace("Kubernetes:Namespace", options.Kubernetes.Namespace),
        .. Namespace("Kubernetes:NodeNamespace", options.Kubernetes.NodeNamespace),
        .. Namespace("Kubernetes:Ingress:Namespace", options.Kubernetes.Ingress.Namespace),
        .. StorageClass(options.Kubernetes.StorageClass),
        .. NodePool(options.Kubernetes.NodePool),
        .. Schedule("Backup:Schedule", options.Backup.Schedule),
        .. Schedule("Postgres:BackupSchedule", options.Postgres.BackupSchedule),
        .. Bucket(options.ObjectStore),
        .. Account(options.ObjectStore),
        .. PostgresRules.Check(options.Postgres),
        .. RedisRules.Check(options.Redis),
        .. options.Resources.All.SelectMany(component => Resources(component.Name, component.Options)),
        .. options.Images.SelectMany(image => Image(image.Key, image.Value)),
    ];

    private static IEnumerable<Finding> AtLeastOne(string option, int count, string what = "replicas")
    {
        if (count < 1)
        {
            yield return Error(option, $"{count} {what} are none.", "Use 1 or more; to leave a component out, use its Enabled option where it has one.");
        }
    }

    // It is repeated after a part of the interval, and Alertmanager refuses no time at all.
    private static IEnumerable<Finding> Heartbeat(Duration interval)
    {
        if (interval < Duration.Seconds(1))
        {
            yield return Error("Alertmanager:HeartbeatInterval", $"{interval} is too short for a heartbeat.", "Use 1s or longer, for instance 1m.");
        }
    }

    private static IEnumerable<Finding> Series(int? expected)
    {
        if (expected < 1)
        {
            yield return Error("Prometheus:ExpectedSeries", $"{expected} series are none.", "Use the number of series that one replica holds, or leave it out.");
        }
    }

    private static IEnumerable<Finding> Exemplars(int? most)
    {
        if (most < 1)
        {
            yield return Error("Prometheus:Exemplars", $"{most} exemplars are none.", "Use 1 or more, for instance 100000, or leave it out.");
        }
    }

    private static IEnumerable<Finding> NoFewerThan(string option, int? most, int least)
    {
        if (most < least)
        {
            yield return Error(option, $"The most replicas are {most}, and the least {least}.", "Use a larger number, or leave it out for a fixed number of replicas.");
        }
    }

    private static IEnumerable<Finding> Positive(string option, Duration duration)
    {
        if (duration.Value <= TimeSpan.Zero)
        {
            yield return Error(option, $"{duration} is no time at all.", "Use a positive duration, for instance 15s.");
        }
    }

    private static IEnumerable<Finding> HostPort(string option, int port, int count)
    {
        if (port < 1 || port + count - 1 > 65535)
        {
            yield return Error(option, $"{port} leaves no room for {count} ports between 1 and 65535.", "Use a number in that range.");
        }
    }

    private static IEnumerable<Finding> Cluster(string cluster)
    {
        if (string.IsNullOrWhiteSpace(cluster))
        {
            yield return Error("Cluster", "The cluster has no name.", "Name it, for instance local or eu-west-1: it tells this Prometheus apart from others.");
        }
    }

    // A colon ends the name of a user in the header that carries it.
    private static IEnumerable<Finding> User(SecurityOptions security)
    {
        if (security.User.Length == 0 || security.User.Contains(':', StringComparison.Ordinal))
        {
            yield return Error("Security:User", $"'{security.User}' cannot log in.", "Use a name without a colon, for instance monitoring.");
        }
    }

    private static IEnumerable<Finding> Namespace(string option, string name)
    {
        if (!DnsLabel().IsMatch(name))
        {
            yield return Error(option, $"'{name}' is no name of a namespace.", "Use up to 63 lower-case letters, digits and hyphens, for instance monitoring.");
        }
    }

    private static IEnumerable<Finding> StorageClass(string? name)
    {
        if (name is not null && !DnsName().IsMatch(name))
        {
            yield return Error("Kubernetes:StorageClass", $"'{name}' is no name of a storage class.", "Use one that kubectl get storageclass lists, or leave it out.");
        }
    }

    private static IEnumerable<Finding> NodePool(string? label)
    {
        if (label is not null && !NodeLabel().IsMatch(label))
        {
            yield return Error("Kubernetes:NodePool", $"'{label}' is no label of nodes.", "Write key=value, for instance example.com/pool=monitoring.");
        }
    }

    private static IEnumerable<Finding> Schedule(string option, string schedule)
    {
        if (!CronSchedule().IsMatch(schedule))
        {
            yield return Error(option, $"'{schedule}' is no schedule.", "Write five fields as cron does, for instance 17 * * * * for once in an hour.");
        }
    }

    private static IEnumerable<Finding> Runbooks(Uri? address)
    {
        if (address is { IsAbsoluteUri: false })
        {
            yield return Error("RunbookBaseUrl", $"'{address}' is no whole address.", "Write it with its scheme, for instance https://example.org/runbooks/.");
        }
    }

    // Its answers decide who may change what.
    private static IEnumerable<Finding> Provider(Uri? authority)
    {
        if (authority is not (null or { IsAbsoluteUri: true, Scheme: "https" }))
        {
            yield return Error("Grafana:Login:Authority", $"'{authority}' is no address of a provider.", "Write it with https, for instance https://login.example.com/realms/main.");
        }
    }

    private static IEnumerable<Finding> Bucket(ObjectStoreOptions store)
    {
        if (store.Type != ObjectStoreType.S3)
        {
            yield break;
        }

        if (store.Endpoint is { } endpoint && !S3Address.TryParse(endpoint, out _))
        {
            yield return Error("ObjectStore:Endpoint", $"'{endpoint}' is no address.", "Write host and port, for instance ceph.example.com:7480.");
        }

        if (store.Endpoint is null && string.IsNullOrWhiteSpace(store.Region))
        {
            yield return Error("ObjectStore:Region", "Without a region or an endpoint nobody knows where the bucket is.",
                "Set the region, for instance eu-central-1, or ObjectStore:Endpoint for a service besides AWS.");
        }
    }

    private static IEnumerable<Finding> Account(ObjectStoreOptions store)
    {
        if (store.Type == ObjectStoreType.Azure && string.IsNullOrWhiteSpace(store.Account))
        {
            yield return Error("ObjectStore:Account", "Without a storage account nobody knows where the container is.", "Name the storage account.");
        }
    }

    private static IEnumerable<Finding> Resources(string component, ResourceOptions resources)
    {
        if (resources is { Cpu: <= 0 } or { CpuLimit: <= 0 } or { Memory.Bytes: <= 0 } or { EphemeralStorage.Bytes: <= 0 })
        {
            yield return Error($"Resources:{component}", "A container without processor, memory or ephemeral disk cannot run.", "Use more than 0, or leave the option out.");
        }
        else if (resources.CpuLimit < resources.Cpu)
        {
            yield return Error($"Resources:{component}:CpuLimit", $"The limit of {resources.CpuLimit} cores is less than the {resources.Cpu} asked for.", "Raise the limit, or ask for less.");
        }
    }

    private static IEnumerable<Finding> Image(string product, ImageOptions image)
    {
        if (image.Tag is "latest" or "")
        {
            yield return Error($"Images:{product}:Tag", $"'{image.Tag}' does not say which version runs.", "Use a tag that begins with the version, for instance v3.14.0.");
        }

        if (image.Digest is { } digest && !Digest().IsMatch(digest))
        {
            yield return Error($"Images:{product}:Digest", $"'{digest}' is no digest.", "Write sha256: and 64 hexadecimal digits, as docker buildx imagetools inspect prints them.");
        }
    }

    private static Finding Error(string option, string message, string fix) =>
        Finding.Error(Id, $"{MonitoringOptions.SectionName}:{option}", message, fix);

    [GeneratedRegex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$")]
    private static partial Regex DnsLabel();

    [GeneratedRegex(@"^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$")]
    private static partial Regex DnsName();

    [GeneratedRegex(@"^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?=[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$")]
    private static partial Regex NodeLabel();

    [GeneratedRegex(@"^((\*|[0-9]+(-[0-9]+)?)(/[0-9]+)?(,(\*|[0-9]+(-[0-9]+)?)(/[0-9]+)?)*( |$)){5}(?<! )$")]
    private static partial Regex CronSchedule();

    [GeneratedRegex("^sha256:[0-9a-f]{64}$")]
    private static partial Regex Digest();
}
