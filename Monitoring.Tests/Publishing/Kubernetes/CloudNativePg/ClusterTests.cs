using System.Collections.Immutable;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.ObjectStorage;
using Monitoring.Hosting.Postgres;
using Monitoring.Hosting.Publishing.Kubernetes;
using Monitoring.Hosting.Publishing.Kubernetes.Chart;
using Monitoring.Hosting.Publishing.Kubernetes.CloudNativePg;
using Xunit;
using Secret = Aspire.Hosting.Kubernetes.Resources.Secret;

namespace Monitoring.Tests.Publishing.Kubernetes.CloudNativePg;

/// <summary>What CloudNativePG is told.</summary>
public sealed class ClusterTests
{
    private static readonly ImmutableArray<PostgresDatabase> Databases = [new("grafana", new("postgres-grafana-password")), new("team_data", new("postgres-team-data-password"))];

    [Fact]
    public void The_superuser_stays_inside_and_every_role_has_a_secret_of_its_own()
    {
        var objects = Render(null);
        var cluster = objects.OfType<Cluster>().Single().Spec;

        Assert.False(cluster.EnableSuperuserAccess);
        Assert.Equal(("grafana", "grafana", "postgres-grafana"), (cluster.Bootstrap.Initdb.Database, cluster.Bootstrap.Initdb.Owner, cluster.Bootstrap.Initdb.Secret.Name));
        Assert.Equal([("team_data", "postgres-team-data"), ("exporter", "postgres-exporter")], cluster.Managed.Roles.Select(role => (role.Name, role.PasswordSecret.Name)));
        Assert.Equal(["pg_monitor"], cluster.Managed.Roles.Single(role => role.Name == "exporter").InRoles);
        Assert.Equal(["postgres-exporter", "postgres-grafana", "postgres-team-data"], objects.OfType<Secret>().Select(secret => secret.Metadata.Name).Order());
        Assert.All(objects.OfType<Secret>(), secret => Assert.Equal("kubernetes.io/basic-auth", secret.Type));
    }

    [Fact]
    public void The_first_database_is_made_with_the_cluster_and_the_others_besides()
    {
        var database = Render(null).OfType<Database>().Single();

        Assert.Equal(("postgres-team-data", "team_data", "team_data", "postgres", "retain"),
            (database.Metadata.Name, database.Spec.Name, database.Spec.Owner, database.Spec.Cluster.Name, database.Spec.DatabaseReclaimPolicy));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(3, true)]
    public void A_change_waits_for_a_replica_where_there_is_one(int instances, bool waits)
    {
        var cluster = Render(null, instances).OfType<Cluster>().Single().Spec;

        Assert.Equal(waits, cluster.Postgresql.Synchronous is { Method: "any", Number: 1, DataDurability: "preferred" });
        Assert.Equal(instances, cluster.Instances);
    }

    [Fact]
    public void Backups_on_S3_use_the_role_or_the_keys()
    {
        var aws = new S3Store("blocks", new StaticEndpoint("s3.eu-central-1.amazonaws.com", 443)) { Region = "eu-central-1" };
        var ceph = new S3Store("blocks", new StaticEndpoint("ceph", 7480)) { UsesTls = false, Keys = new(new("store-id"), new("store-key")) };

        var (byRole, byKeys) = (Backup(aws).BarmanObjectStore, Backup(ceph).BarmanObjectStore);

        Assert.Equal("https://s3.eu-central-1.amazonaws.com", byRole.EndpointUrl);
        Assert.True(byRole.S3Credentials!.InheritFromIamRole);
        Assert.Equal("http://ceph:7480", byKeys.EndpointUrl);
        Assert.Equal(("postgres-secrets", "store-id", "store-key"), (byKeys.S3Credentials!.AccessKeyId!.Name, byKeys.S3Credentials.AccessKeyId.Key, byKeys.S3Credentials.SecretAccessKey!.Key));
        Assert.Contains(Render(ceph).OfType<Secret>(), secret => secret.Metadata.Name == "postgres-secrets" && secret.StringData.ContainsKey("store-key"));
    }

    [Fact]
    public void Backups_on_other_clouds_use_the_identity_of_the_pod()
    {
        var (google, azure) = (Backup(new GcsStore("blocks")).BarmanObjectStore, Backup(new AzureStore("account", "blocks")).BarmanObjectStore);

        Assert.True(google is { GoogleCredentials.GkeEnvironment: true, S3Credentials: null, EndpointUrl: null });
        Assert.True(azure is { AzureCredentials.InheritFromAzureAd: true, S3Credentials: null });
        Assert.Equal("true", Render(new AzureStore("account", "blocks")).OfType<Cluster>().Single().Spec.InheritedMetadata.Labels["azure.workload.identity/use"]);
    }

    [Fact]
    public void Base_backups_have_a_schedule_with_seconds_and_an_end()
    {
        var values = new ChartValues();
        var objects = Render(new GcsStore("blocks"), values: values);

        Assert.Equal("postgres", objects.OfType<ScheduledBackup>().Single().Spec.Cluster.Name);
        Assert.Equal("0 0 3 * * *", DefaultOf("postgres.backup.schedule"));
        Assert.Equal("14d", DefaultOf("postgres.backup.retention"));
        Assert.Equal("gs://blocks/postgres", DefaultOf("postgres.backup.destination"));
        Assert.Empty(Render(null).OfType<ScheduledBackup>());

        string DefaultOf(string path) => values.All.Single(value => value.Path == path).Default;
    }

    [Fact]
    public void Its_primary_has_a_name_of_its_own()
    {
        var addressing = new KubernetesAddressing(new KubernetesSettings(), endpoint => endpoint.Name);
        var (cluster, alone) = (new Server(PostgresClusterWorkload.Cluster(Spec(null, 3))), new Server(null));

        Assert.Equal("postgres-rw.monitoring.svc:5432", addressing.Service(new WorkloadEndpoint(cluster, "postgres", PostgresSpec.Tcp)));
        Assert.Equal("postgres.monitoring.svc:5432", addressing.Service(new WorkloadEndpoint(alone, "postgres", PostgresSpec.Tcp)));
    }

    private static BackupConfiguration Backup(ObjectStore store) => Render(store).OfType<Cluster>().Single().Spec.Backup!;

    private static IReadOnlyList<Aspire.Hosting.Kubernetes.Resources.BaseKubernetesResource> Render(ObjectStore? store, int instances = 3, ChartValues? values = null) =>
        KubernetesObjects.Render(PostgresClusterWorkload.Describe("postgres", Spec(store, instances)), values ?? new(), new KubernetesSettings { ObjectStoreRole = "a-role" });

    private static PostgresSpec Spec(ObjectStore? store, int instances) => new(new("ghcr.io", "cloudnative-pg/postgresql", "18.3-system-trixie"))
    {
        Instances = instances,
        MonitorPassword = new("postgres-exporter-password"),
        Databases = Databases,
        Backup = store is null ? null : new(store, "0 3 * * *", Duration.Days(14)),
    };

    private sealed record Server(ManagedService? ManagedAs) : IWorkload
    {
        public string Name => "postgres";

        public Replication Replication => Replication.Stateful(3);

        public bool IsEnabled => true;
    }
}
