using Microsoft.Extensions.Configuration;
using Monitoring.Hosting.Options;
using Monitoring.Hosting.Validation;

namespace Monitoring.Tests.Validation;

/// <summary>Examples of options.</summary>
internal static class OptionExamples
{
    public static IReadOnlyList<RuleExample> All { get; } =
    [
        Of("MON001 error: Monitoring:Images:Prometheus:Version: There is no such option. Fix: Remove it, or use one of: Registry, Image, Tag, Digest, Unavailable.",
            ("Images:Prometheus:Version", "v3.14.0"), ("Images:Prometheus:Tag", "v3.14.0")),
        Of("MON002 error: Monitoring:ScrapeInterval: '15' cannot be read. Fix: Write a duration as Prometheus does, for instance 15s, 5m, 2h or 30d.",
            ("ScrapeInterval", "15"), ("ScrapeInterval", "15s")),
        Of("MON002 error: Monitoring:Prometheus:StorageSize: '10GB' cannot be read. Fix: Write a size as Kubernetes does, for instance 512Mi or 10Gi.",
            ("Prometheus:StorageSize", "10GB"), ("Prometheus:StorageSize", "10Gi")),
        Of("MON002 error: Monitoring:Cluster: A group stands where a single value belongs. Fix: Write a text.", ("Cluster:Name", "local"), ("Cluster", "local")),
        Of("MON002 error: Monitoring:Images:Prometheus: 'v3.14.0' stands where a group of options belongs. Fix: Set its options one by one: Registry, Image, Tag, Digest, Unavailable.",
            ("Images:Prometheus", "v3.14.0"), ("Images:Prometheus:Tag", "v3.14.0")),
        Of("MON003 error: Monitoring:Prometheus:Replicas: 0 replicas are none. Fix: Use 1 or more; to leave a component out, use its Enabled option where it has one.",
            ("Prometheus:Replicas", "0"), ("Prometheus:Replicas", "1")),
        Of("MON003 error: Monitoring:Prometheus:Exemplars: 0 exemplars are none. Fix: Use 1 or more, for instance 100000, or leave it out.",
            ("Prometheus:Exemplars", "0"), ("Prometheus:Exemplars", "1")),
        Of("MON003 error: Monitoring:EvaluationInterval: 0s is no time at all. Fix: Use a positive duration, for instance 15s.", ("EvaluationInterval", "0s"), ("EvaluationInterval", "1s")),
        Of("MON003 error: Monitoring:Alertmanager:HeartbeatInterval: 1ms is too short for a heartbeat. Fix: Use 1s or longer, for instance 1m.",
            ("Alertmanager:HeartbeatInterval", "1ms"), ("Alertmanager:HeartbeatInterval", "1s")),
        Of("MON003 error: Monitoring:RunbookBaseUrl: 'docs' is no whole address. Fix: Write it with its scheme, for instance https://example.org/runbooks/.",
            ("RunbookBaseUrl", "docs"), ("RunbookBaseUrl", "https://example.org/")),
        Of("MON003 error: Monitoring:Prometheus:HostPort: 65535 leaves no room for 2 ports between 1 and 65535. Fix: Use a number in that range.",
            ("Prometheus:HostPort", "65535"), ("Prometheus:HostPort", "65534")),
        Of("MON002 error: Monitoring:Kubernetes:Cloud: 'Nimbus' cannot be read. Fix: Write one of: None, Aws, Gcp, Azure.", ("Kubernetes:Cloud", "Nimbus"), ("Kubernetes:Cloud", "gcp")),
        Of("MON002 error: Monitoring:Kubernetes:Cloud: '7' cannot be read. Fix: Write one of: None, Aws, Gcp, Azure.", ("Kubernetes:Cloud", "7"), ("Kubernetes:Cloud", "Azure")),
        Of("MON003 error: Monitoring:Kubernetes:StorageClass: 'Fast Disks' is no name of a storage class. Fix: Use one that kubectl get storageclass lists, or leave it out.",
            ("Kubernetes:StorageClass", "Fast Disks"), ("Kubernetes:StorageClass", "fast-disks")),
        Of("MON003 error: Monitoring:Kubernetes:NodePool: 'monitoring' is no label of nodes. Fix: Write key=value, for instance example.com/pool=monitoring.",
            ("Kubernetes:NodePool", "monitoring"), ("Kubernetes:NodePool", "pool=monitoring")),
        Of("MON003 error: Monitoring:Backup:Schedule: 'hourly' is no schedule. Fix: Write five fields as cron does, for instance 17 * * * * for once in an hour.",
            ("Backup:Schedule", "hourly"), ("Backup:Schedule", "*/30 6-18 * * 1-5")),
        Of("MON002 error: Monitoring:Resources:Prometheus:Cpu: 'half' cannot be read. Fix: Write a number, for instance 0.5.",
            ("Resources:Prometheus:Cpu", "half"), ("Resources:Prometheus:Cpu", "0.5")),
        Of("MON003 error: Monitoring:Resources:Grafana: A container without processor, memory or ephemeral disk cannot run. Fix: Use more than 0, or leave the option out.",
            ("Resources:Grafana:Memory", "0"), ("Resources:Grafana:Memory", "1Gi")),
        Of("MON003 error: Monitoring:Images:Prometheus:Digest: 'sha256:1234' is no digest. Fix: Write sha256: and 64 hexadecimal digits, as docker buildx imagetools inspect prints them.",
            ("Images:Prometheus:Digest", "sha256:1234"), ("Images:Prometheus:Digest", "sha256:" + new string('a', 64))),
        Of("MON003 error: Monitoring:Images:Prometheus:Tag: 'latest' does not say which version runs. Fix: Use a tag that begins with the version, for instance v3.14.0.",
            ("Images:Prometheus:Tag", "latest"), ("Images:Prometheus:Tag", "v3.13.2")),
    ];

    private static RuleExample Of(string finding, (string Key, string Value) violates, (string Key, string Value) holds) => RuleExample.Of(finding, Check, violates, holds);

    private static IEnumerable<Finding> Check((string Key, string Value) option)
    {
        try
        {
            MonitoringOptionsReader.Read(new ConfigurationBuilder().AddInMemoryCollection([new($"Monitoring:{option.Key}", option.Value)]).Build());
            return [];
        }
        catch (MonitoringValidationException refused)
        {
            return refused.Errors;
        }
    }
}
