using Monitoring.Hosting.Model;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Monitoring.Tests.Thanos;

public sealed class ThanosGoldenTests
{
    [Fact]
    public void A_laptop_shares_a_disk_and_caches_in_memory() =>
        Golden.Verify("thanos-0.42-laptop", WorkloadFiles.Of(ThanosScenario.Laptop.Containers(TestAddressing.Local)));

    [Fact]
    public void A_cluster_uses_S3_by_role_and_finds_everything_by_DNS() =>
        Golden.Verify("thanos-0.42-kubernetes", WorkloadFiles.Of(ThanosScenario.Cluster.Containers(TestAddressing.Kubernetes)));

    [Fact]
    public void The_oldest_version_gets_what_it_understands() =>
        Golden.Verify("thanos-0.34-seaweedfs", WorkloadFiles.Of(ThanosScenario.Oldest.Containers(TestAddressing.Local)));

    [Fact]
    public void Every_file_is_YAML_and_the_same_each_time()
    {
        foreach (var scenario in new[] { ThanosScenario.Laptop, ThanosScenario.Cluster, ThanosScenario.Oldest })
        {
            var files = WorkloadFiles.Of(scenario.Containers(TestAddressing.Kubernetes));
            Assert.Equal(files, WorkloadFiles.Of(scenario.Containers(TestAddressing.Kubernetes)));
            foreach (var (_, text) in files.Where(file => file.Key.EndsWith(".yml", StringComparison.Ordinal)))
            {
                new YamlStream().Load(new StringReader(text));
            }
        }
    }

    [Fact]
    public void No_file_and_no_argument_holds_a_key()
    {
        var files = WorkloadFiles.Of(ThanosScenario.Oldest.Containers(TestAddressing.Local));

        Assert.DoesNotContain(files, file => !file.Key.EndsWith("/environment", StringComparison.Ordinal) && file.Value.Contains("key", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("AWS_SECRET_ACCESS_KEY=(secret object-store-secret-key)\n", files["thanos-sidecar/environment"]);
    }

    [Fact]
    public void The_sidecar_shares_Prometheus_disk_and_user_and_nothing_of_its_ports()
    {
        var sidecar = ThanosScenario.Laptop.Containers(TestAddressing.Local).Single(container => container.Name == "thanos-sidecar");

        Assert.Contains(new ClaimMount("data", "/prometheus"), sidecar.Mounts);
        Assert.Equal(65534, sidecar.UserId);
        Assert.DoesNotContain(sidecar.Ports, port => port.Name == "http" || port.Number == 9090);
        Assert.Contains("--prometheus.url=http://prometheus-0:9090", sidecar.Args);
    }

    [Fact]
    public void There_is_only_ever_one_compactor() =>
        Assert.Equal(Replication.Singleton, Workload("thanos-compactor").Replication);

    [Fact]
    public void Only_processes_with_data_of_their_own_claim_a_disk_of_their_own() =>
        Assert.Equal(
            ["thanos-compactor", "thanos-store"],
            ThanosScenario.Laptop.Workloads(TestAddressing.Local).Where(workload => workload.Claims.Any(claim => !claim.IsShared)).Select(workload => workload.Name).Order());

    private static Workload Workload(string name) => ThanosScenario.Laptop.Workloads(TestAddressing.Local).Single(workload => workload.Name == name);
}
