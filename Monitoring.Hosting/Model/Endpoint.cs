namespace Monitoring.Hosting.Model;

/// <summary>What other components and configuration know of a workload.</summary>
public interface IWorkload
{
    /// <summary>Its name in the model, also its DNS name where the platform gives it one.</summary>
    string Name { get; }

    /// <summary>Its replicas, read late: fluent calls may still change them.</summary>
    Replication Replication { get; }

    /// <summary>False when an option switched it off: whoever refers to it leaves the reference out.</summary>
    bool IsEnabled { get; }

    /// <summary>The service that a platform may run in its place; null: none. Default: none.</summary>
    ManagedService? ManagedAs => null;
}

/// <summary>Something that can be connected to. An <see cref="Addressing"/> turns it into host and port.</summary>
public abstract record Endpoint
{
    /// <summary>False when it belongs to a workload that is switched off.</summary>
    public virtual bool IsEnabled => true;
}

/// <summary>A port of one of our workloads.</summary>
/// <param name="Workload">The workload.</param>
/// <param name="Container">The container that listens: a sidecar has an address of its own in a local run.</param>
/// <param name="Port">The port.</param>
public sealed record WorkloadEndpoint(IWorkload Workload, string Container, Port Port) : Endpoint
{
    /// <inheritdoc />
    public override bool IsEnabled => Workload.IsEnabled;
}

/// <summary>An endpoint that is not one of our workloads: another resource of the app host, or a fixed address.</summary>
/// <param name="Name">Names it in the model, for instance <c>orders/http</c>; unique.</param>
public abstract record ExternalEndpoint(string Name) : Endpoint
{
    /// <summary>The port of the workload that its resource is published as; null: it is published as none of ours.</summary>
    public virtual WorkloadEndpoint? Published => null;
}

/// <summary>A fixed address outside the model.</summary>
/// <param name="Host">DNS name or IP address.</param>
/// <param name="Port">Port number.</param>
public sealed record StaticEndpoint(string Host, int Port) : ExternalEndpoint($"{Host}:{Port}")
{
    /// <summary>What its network is called, where it is one of the owner's, which may be private; null: it is on the internet.</summary>
    public string? Network { get; init; }
}

/// <summary>An address outside the model that only a secret knows, such as the URL of a webhook.</summary>
/// <param name="Name">Names it in the model.</param>
/// <param name="Port">Port number. Default: that of HTTPS.</param>
public sealed record SecretEndpoint(string Name, int Port = 443) : ExternalEndpoint(Name);

/// <summary>Whatever pods are found by discovery in the cluster, outside the stack, at whatever port they name.</summary>
/// <param name="Namespaces">Their namespaces; empty: all.</param>
public sealed record DiscoveredPods(params IReadOnlyList<string> Namespaces) : ExternalEndpoint($"pods of {(Namespaces.Count == 0 ? "all namespaces" : string.Join(", ", Namespaces))}")
{
    /// <summary>Equal when they are found in the same namespaces.</summary>
    public bool Equals(DiscoveredPods? other) => other is not null && Name == other.Name;

    /// <inheritdoc />
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}

/// <summary>All nodes of the cluster, as discovery finds them.</summary>
/// <param name="Port">The port on each node.</param>
public sealed record DiscoveredNodes(int Port) : ExternalEndpoint($"nodes of the cluster:{Port}");
