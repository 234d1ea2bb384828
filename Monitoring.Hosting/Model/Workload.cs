namespace Monitoring.Hosting.Model;

/// <summary>
/// The neutral description of a component: everything a renderer needs to run or publish it, and nothing about where.
/// </summary>
/// <param name="Name">Its name in the model.</param>
/// <param name="Replication">Its replicas.</param>
/// <param name="Containers">Its containers: the program first, then sidecars.</param>
public sealed record Workload(string Name, Replication Replication, IReadOnlyList<ContainerSpec> Containers)
{
    /// <summary>The component that it is a part of: all parts have the same settings. Default: itself.</summary>
    public string Family { get; init; } = Name;

    /// <summary>The service that a platform may run in its place; null: its containers are what is run.</summary>
    public ManagedService? ManagedAs { get; init; }

    /// <summary>Its claims to persistent disk.</summary>
    public IReadOnlyList<VolumeClaim> Claims { get; init; } = [];

    /// <summary>Where people outside reach it; null: nowhere.</summary>
    public PublicEndpoint? Public { get; init; }

    /// <summary>What it may read of the cluster it runs in; empty: nothing, and it gets no token. Only Kubernetes knows such rights.</summary>
    public IReadOnlyList<ClusterRight> ClusterRights { get; init; } = [];

    /// <summary>How long a container may take to stop: data must reach the disk. Default: 30 seconds.</summary>
    public TimeSpan StopAllowance { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether it may be left waiting while the cluster is full. Default: it may.</summary>
    public Importance Importance { get; init; } = Importance.Standard;

    /// <summary>Whether its network is that of the node, which it measures. A local run gives it one of its own.</summary>
    public bool UsesNodeNetwork { get; init; }
}

/// <summary>What happens to a workload when there is no room for all.</summary>
public enum Importance
{
    /// <summary>It waits: dashboards, old samples, exporters.</summary>
    Standard,

    /// <summary>Others make room for it: without it, nobody would be told that there is trouble.</summary>
    Critical,
}

/// <summary>Persistent disk.</summary>
/// <param name="Name">Names it within the workload, or in the whole model when shared.</param>
/// <param name="Size">Its size.</param>
public sealed record VolumeClaim(string Name, ByteSize Size)
{
    /// <summary>Whether all workloads that claim this name share one volume: the local object store does. Such a claim cannot be published.</summary>
    public bool IsShared { get; init; }
}
