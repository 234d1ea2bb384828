using Aspire.Hosting.Kubernetes.Resources;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Postgres;
using Monitoring.Hosting.Publishing.Kubernetes.Objects;

namespace Monitoring.Hosting.Publishing.Kubernetes.CloudNativePg;

/// <summary>CloudNativePG (https://cloudnative-pg.io/docs/): PostgreSQL with replicas. 1.30 and before make backups as they are asked for here.</summary>
/// <param name="cluster">The cluster.</param>
internal sealed class CloudNativePgOperator(PostgresCluster cluster) : KubernetesOperator
{
    /// <inheritdoc />
    public override string Name => "CloudNativePG";

    /// <inheritdoc />
    public override string Key => "cloudNativePg";

    /// <inheritdoc />
    public override string Namespace => "cnpg-system";

    /// <inheritdoc />
    public override Dictionary<string, string> Selector => new() { ["app.kubernetes.io/name"] = "cloudnative-pg" };

    /// <inheritdoc />
    public override IReadOnlyList<Port> Ports { get; } = [PostgresSpec.Tcp, PostgresClusterWorkload.Status];

    /// <inheritdoc />
    public override Dictionary<string, string> SelectorOfPods(string name) => new() { ["cnpg.io/cluster"] = name };

    /// <summary>The primary.</summary>
    public override string ServiceOf(string name) => $"{name}-rw";

    /// <inheritdoc />
    public override IEnumerable<BaseKubernetesResource> Render(WorkloadRendering rendering) =>
    [
        ClusterObject.Create(rendering, cluster),
        .. cluster.Databases.Skip(1).Select(database => DatabaseObject(rendering, database)),
        .. cluster.Backup is { } backup ? (BaseKubernetesResource[])[ClusterBackups.Schedule(rendering, backup)] : [],
        .. RoleSecrets.Create(rendering, cluster),
        .. SecretObject.Create(rendering),
    ];

    // The first one is made with the cluster.
    private static Database DatabaseObject(WorkloadRendering rendering, PostgresDatabase database) => new()
    {
        Metadata = rendering.Metadata(RoleSecrets.NameOf(rendering, database.Name)),
        Spec = new() { Name = database.Name, Owner = database.Name, Cluster = new() { Name = rendering.Name } },
    };
}
