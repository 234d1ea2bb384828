using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Prometheus;

/// <summary>Where a job's targets come from.</summary>
public abstract record TargetSource
{
    /// <summary>False when it belongs to a component that is switched off.</summary>
    public virtual bool IsEnabled => true;

    /// <summary>What Prometheus connects to; empty: only the source itself knows.</summary>
    public virtual IEnumerable<Endpoint> Reached => [];

    /// <summary>All replicas behind an endpoint.</summary>
    public static implicit operator TargetSource(Endpoint endpoint) => new EndpointTargets(endpoint);

    /// <summary>What Prometheus must be allowed to do in the cluster to find them. Default: nothing.</summary>
    internal virtual IEnumerable<ClusterRight> Rights(Addressing addressing) => [];

    /// <summary>Relabelling that the way in which they are found needs, before that of the job. Default: none.</summary>
    internal virtual IEnumerable<RelabelRule> Relabeling(Addressing addressing) => [];

    /// <summary>An entry of the configuration's list <c>Section</c>, for instance <c>static_configs</c>.</summary>
    internal abstract (string Section, YamlMap Entry) ToYaml(Addressing addressing);
}

/// <summary>All replicas behind an endpoint: a list, or what the platform has to find them by.</summary>
/// <param name="Endpoint">The endpoint.</param>
public sealed record EndpointTargets(Endpoint Endpoint) : TargetSource
{
    /// <inheritdoc />
    public override bool IsEnabled => Endpoint.IsEnabled;

    /// <inheritdoc />
    public override IEnumerable<Endpoint> Reached => [Endpoint];

    internal override IEnumerable<ClusterRight> Rights(Addressing addressing) => Source(addressing).Rights(addressing);

    internal override IEnumerable<RelabelRule> Relabeling(Addressing addressing) =>
        addressing.Discover(Endpoint) is PodOnNodeDiscovery pods ? KubernetesJobs.NamedAfterNode(pods.Port) : [];

    internal override (string Section, YamlMap Entry) ToYaml(Addressing addressing) => Source(addressing).ToYaml(addressing);

    private TargetSource Source(Addressing addressing) => addressing.Discover(Endpoint) switch
    {
        StaticDiscovery list => new AddressTargets(list.Addresses),
        DnsSrvDiscovery dns => new DnsTargets(dns.Name),
        PodOnNodeDiscovery pods => new KubernetesTargets(KubernetesRole.Pod) { Namespaces = [pods.Namespace], LabelSelector = pods.Selector },
        var other => throw new NotSupportedException($"Prometheus has no configuration for {other.GetType().Name}."),
    };
}

/// <summary>A fixed list: hosts with their ports, or URLs that a blackbox exporter probes, to which Prometheus does not connect by itself.</summary>
/// <param name="Addresses">The list.</param>
public sealed record AddressTargets(params IReadOnlyList<string> Addresses) : TargetSource
{
    internal override (string Section, YamlMap Entry) ToYaml(Addressing addressing) => ("static_configs", new() { ["targets"] = Addresses });
}

/// <summary>DNS records: SRV brings its port along, A and AAAA need one.</summary>
/// <param name="Name">The name to look up.</param>
/// <param name="Port">The port for A and AAAA records; null: SRV records.</param>
public sealed record DnsTargets(string Name, int? Port = null) : TargetSource
{
    internal override (string Section, YamlMap Entry) ToYaml(Addressing addressing) => ("dns_sd_configs", new()
    {
        ["names"] = new[] { Name },
        ["type"] = Port is null ? "SRV" : "A",
        ["port"] = Port,
    });
}

/// <summary>Files with lists of targets, which may be edited while the stack runs
/// (https://prometheus.io/docs/prometheus/latest/configuration/configuration/#file_sd_config).</summary>
/// <param name="Folder">The absolute path of their folder, beside the app host.</param>
/// <param name="Name">Names the folder in the container.</param>
public sealed record FileTargets(string Folder, string Name) : TargetSource
{
    internal static readonly string[] Patterns = ["*.json", "*.yml", "*.yaml"];

    internal string ContainerPath => $"/etc/prometheus/targets-{Name}";

    internal IEnumerable<TextFile> Load() => !Directory.Exists(Folder) ? [] : Patterns
        .SelectMany(pattern => Directory.EnumerateFiles(Folder, pattern))
        .Order(StringComparer.Ordinal)
        .Select(file => new TextFile(Path.GetFileName(file), File.ReadAllText(file)));

    internal override (string Section, YamlMap Entry) ToYaml(Addressing addressing) =>
        ("file_sd_configs", new() { ["files"] = Patterns.Select(pattern => $"{ContainerPath}/{pattern}") });
}
