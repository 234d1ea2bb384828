namespace Monitoring.Hosting.Model;

/// <summary>
/// How endpoints are reached on one target. Configuration builders take one and are otherwise pure functions of the
/// model; each renderer brings its own.
/// </summary>
public abstract class Addressing
{
    /// <summary>The <c>host:port</c> of every replica, in ordinal order; a single entry where replicas have no identity.</summary>
    public virtual IReadOnlyList<string> Members(Endpoint endpoint) => Locate(endpoint) switch
    {
        WorkloadEndpoint { Workload.Replication: { HasPeers: true } replication } workload =>
            [.. Enumerable.Range(0, replication.Replicas).Select(ordinal => Member(workload, ordinal))],
        var located => [Service(located)],
    };

    /// <summary>The <c>host:port</c> behind which any replica answers.</summary>
    public string Service(Endpoint endpoint) => Locate(endpoint) switch
    {
        StaticEndpoint address => $"{address.Host}:{address.Port}",
        ExternalEndpoint external => External(external),
        WorkloadEndpoint workload => Service(workload),
        _ => throw new ArgumentException($"{endpoint.GetType().Name} is no kind of endpoint that can be addressed.", nameof(endpoint)),
    };

    /// <summary>How Prometheus and Thanos find all replicas, and follow them as they come and go.</summary>
    public Discovery Discover(Endpoint endpoint) =>
        Locate(endpoint) is WorkloadEndpoint workload ? Discover(workload) : new StaticDiscovery(Members(endpoint));

    /// <summary>How a container reaches another one of the same replica: a sidecar its program, or the reverse. Within a pod or a
    /// task that is <c>localhost</c>; a local run describes each replica with an addressing of its own.</summary>
    public abstract string Beside(WorkloadEndpoint endpoint);

    /// <summary>The <c>host:port</c> of one replica of a workload whose replicas are peers.</summary>
    public abstract string Member(WorkloadEndpoint endpoint, int ordinal);

    /// <summary>How all replicas of a workload are found. Default: by a fixed list.</summary>
    protected virtual Discovery Discover(WorkloadEndpoint endpoint) => new StaticDiscovery(Members(endpoint));

    /// <summary>Where an endpoint really is on this target. Default: at the workload that its resource is published as, where there is one.</summary>
    protected virtual Endpoint Locate(Endpoint endpoint) => (endpoint as ExternalEndpoint)?.Published ?? endpoint;

    /// <summary>The <c>host:port</c> behind which any replica of a workload answers.</summary>
    protected abstract string Service(WorkloadEndpoint endpoint);

    /// <summary>The <c>host:port</c> of an endpoint outside our workloads.</summary>
    protected abstract string External(ExternalEndpoint endpoint);
}

/// <summary>How the replicas behind an endpoint are found.</summary>
public abstract record Discovery;

/// <summary>A fixed list of <c>host:port</c>.</summary>
/// <param name="Addresses">The list, in ordinal order.</param>
public sealed record StaticDiscovery(IReadOnlyList<string> Addresses) : Discovery;

/// <summary>DNS SRV records, as headless Kubernetes Services and AWS Cloud Map publish them.</summary>
/// <param name="Name">The name to look up, for instance <c>_http._tcp.prometheus-headless.monitoring.svc</c>.</param>
public sealed record DnsSrvDiscovery(string Name) : Discovery;

/// <summary>The pods of a workload with one on every node, found through the API of the cluster, which knows the node of each: DNS has no
/// names for them that anybody would recognize.</summary>
/// <param name="Namespace">Their namespace.</param>
/// <param name="Selector">The selector of their labels, for instance <c>app.kubernetes.io/name=node-exporter</c>.</param>
/// <param name="Port">The name of their port.</param>
public sealed record PodOnNodeDiscovery(string Namespace, string Selector, string Port) : Discovery;
