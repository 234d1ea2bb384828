using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Postgres;

/// <summary>Describes PostgreSQL with replicas, as an operator runs it: its containers say what instances use, and where they listen.</summary>
internal static class PostgresClusterWorkload
{
    /// <summary>Where an instance tells how it is, and takes orders.</summary>
    public static Port Status { get; } = new("status", 8000, "https");

    /// <summary>Where an instance serves metrics.</summary>
    public static Port Metrics { get; } = new("metrics", 9187);

    /// <summary>Describes it.</summary>
    public static Workload Describe(string name, PostgresSpec spec) => new(name, Replication.Stateful(spec.Instances),
    [
        new ContainerSpec(name, spec.Image)
        {
            UserId = PostgresImages.ClusterUserId,
            Environment = spec.Backup?.Store.Environment ?? [],
            CloudIdentity = spec.Backup?.Store.Identity,
            Ports = [PostgresSpec.Tcp, Status, Metrics],
            Resources = spec.Resources,
        },
    ])
    {
        ManagedAs = Cluster(spec),
        Claims = [new VolumeClaim(PostgresCluster.DataClaim, spec.Disk), new VolumeClaim(PostgresCluster.WalClaim, spec.WalDisk)],
        Importance = Importance.Critical,
    };

    /// <summary>What the operator is told.</summary>
    public static PostgresCluster Cluster(PostgresSpec spec) => new(spec.Databases, spec.MonitorPassword, spec.Parameters) { Backup = spec.Backup };
}
