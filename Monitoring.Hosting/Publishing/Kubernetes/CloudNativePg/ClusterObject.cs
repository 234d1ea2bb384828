using Aspire.Hosting.Kubernetes.Resources;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.ObjectStorage;
using Monitoring.Hosting.Postgres;
using Monitoring.Hosting.Publishing.Kubernetes.Objects;
using Monitoring.Hosting.Publishing.Kubernetes.Platform.Availability;
using Monitoring.Hosting.Publishing.Kubernetes.Pods;

namespace Monitoring.Hosting.Publishing.Kubernetes.CloudNativePg;

/// <summary>The cluster itself.</summary>
internal static class ClusterObject
{
    /// <summary>Makes it.</summary>
    public static Cluster Create(WorkloadRendering rendering, PostgresCluster description)
    {
        var container = rendering.Workload.Containers[0];
        var values = new ContainerValues(rendering, container);
        var cluster = new Cluster { Metadata = rendering.Metadata(rendering.Name) };
        cluster.Spec = new()
        {
            Instances = rendering.Values.Number(
                cluster, "spec.instances", $"{rendering.Key}.instances", rendering.Workload.Replication.Replicas, "Instances, one of which is the primary.", minimum: 1),
            ImageName = values.Image,
            ImagePullPolicy = values.ImagePullPolicy,
            InheritedMetadata = new() { Labels = { ["app.kubernetes.io/part-of"] = "monitoring" } },
            ServiceAccountTemplate = Account(rendering),
            Bootstrap = new() { Initdb = FirstDatabase(rendering, description.Databases[0]) },
            Managed = new() { Roles = { Roles(rendering, description) }, Services = Services(rendering) },
            Postgresql = Server(rendering, description),
            Storage = Disk(rendering, PostgresCluster.DataClaim),
            WalStorage = Disk(rendering, PostgresCluster.WalClaim),
            Resources = values.Resources,
            Affinity = Affinity(rendering),
            TopologySpreadConstraints = { PodPlacement.Spread(rendering) },
            PriorityClassName = PriorityClasses.NameOf(rendering.Workload.Importance),
            Env = { Region(description.Backup) },
            Backup = description.Backup is { } backup ? ClusterBackups.Create(rendering, backup) : null,
        };
        cluster.Spec.InheritedMetadata.Labels.Add(CloudIdentities.PodLabels(rendering));
        return cluster;
    }

    private static ServiceAccountTemplate? Account(WorkloadRendering rendering) =>
        CloudIdentities.Annotations(rendering).ToList() is { Count: > 0 } annotations ? new() { Metadata = new() { Annotations = { annotations } } } : null;

    private static InitDb FirstDatabase(WorkloadRendering rendering, PostgresDatabase database) => new()
    {
        Database = database.Name,
        Owner = database.Name,
        Secret = new() { Name = RoleSecrets.NameOf(rendering, database.Name) },
    };

    // The owner of the first database is made with it.
    private static IEnumerable<ManagedRole> Roles(WorkloadRendering rendering, PostgresCluster description) =>
    [
        .. description.Databases.Skip(1).Select(database => Role(rendering, database.Name, $"Owns the database {database.Name}.")),
        Role(rendering, PostgresSpec.Monitor, "Reads statistics, and no data.", "pg_monitor"),
    ];

    private static ManagedRole Role(WorkloadRendering rendering, string name, string comment, params IEnumerable<string> inRoles) => new()
    {
        Name = name,
        Comment = comment,
        InRoles = { inRoles },
        PasswordSecret = new() { Name = RoleSecrets.NameOf(rendering, name) },
    };

    // Everybody talks to the primary; Prometheus asks each instance, also one that is down.
    private static ManagedServices Services(WorkloadRendering rendering) => new()
    {
        DisabledDefaultServices = { "ro", "r" },
        Additional =
        {
            new AdditionalService
            {
                ServiceTemplate = new()
                {
                    Metadata = new() { Name = KubernetesNames.Headless(rendering.Name) },
                    Spec = new() { Ports = { new ServicePortV1 { Name = Metrics.Name, Port = Metrics.Number, TargetPort = new(Metrics.Number), Protocol = Metrics.ToProtocol() } } },
                },
            },
        },
    };

    private static Port Metrics => PostgresClusterWorkload.Metrics;

    // With a replica, a change is on two disks before it counts; without one, work goes on.
    private static ServerConfiguration Server(WorkloadRendering rendering, PostgresCluster description) => new()
    {
        Parameters = { description.Parameters.Select(parameter => KeyValuePair.Create(parameter.Name, rendering.Reference(parameter.Value))) },
        Synchronous = rendering.Workload.Replication.Replicas > 1 ? new() : null,
    };

    private static Storage Disk(WorkloadRendering rendering, string name) => new()
    {
        Size = Claims.Size(rendering, rendering.Workload.Claims.Single(claim => claim.Name == name), "The disk of each instance; the operator enlarges it where the storage class can."),
        StorageClass = Claims.ClassOf(rendering),
    };

    private static ClusterAffinity Affinity(WorkloadRendering rendering) => new()
    {
        NodeAffinity = PodPlacement.Affinity(rendering).NodeAffinity,
        NodeSelector = { PodPlacement.NodeSelector(rendering) },
        Tolerations = { PodPlacement.Tolerations(rendering) },
    };

    private static IEnumerable<EnvVarV1> Region(PostgresBackup? backup) =>
        backup?.Store is S3Store { Region: { } region } ? [new() { Name = "AWS_DEFAULT_REGION", Value = region }] : [];
}
