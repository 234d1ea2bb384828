using Monitoring.Hosting.Model;
using Xunit;

namespace Monitoring.Tests.Prometheus;

public sealed class PrometheusShardTests
{
    private readonly IDistributedApplicationBuilder _builder = DistributedApplication.CreateBuilder();

    [Fact]
    public void Shards_are_workloads_of_their_own_with_all_replicas()
    {
        var prometheus = _builder.AddPrometheus("prometheus").WithShards(3).WithReplicas(2);

        var workloads = _builder.Resources.OfType<MonitoringResource>().Select(shard => shard.Describe(TestAddressing.Local)).ToList();

        Assert.Equal(["prometheus", "prometheus-shard-1", "prometheus-shard-2"], workloads.Select(workload => workload.Name));
        Assert.All(workloads, workload => Assert.Equal(Replication.Peers(2), workload.Replication));
        Assert.Equal(prometheus.Resource.Shards, _builder.Resources.OfType<PrometheusShardResource>());
    }

    [Fact]
    public void Each_shard_keeps_its_own_part_of_every_job_and_says_so()
    {
        _builder.AddPrometheus("prometheus").WithShards(3).WithStackTargets();

        var texts = _builder.Resources.OfType<MonitoringResource>().Select(Text).ToList();

        for (var shard = 0; shard < 3; shard++)
        {
            Assert.Contains($"    shard: \"{shard}\"\n", texts[shard]);
            Assert.Contains($"      - source_labels:\n          - __tmp_shard\n        regex: \"{shard}\"\n        action: keep\n", texts[shard]);
            Assert.Contains("prometheus-shard-1-1:9090", texts[shard]);
        }
    }

    [Fact]
    public void One_shard_is_none() =>
        Assert.DoesNotContain("shard", Text(_builder.AddPrometheus("prometheus").WithShards(1).WithStackTargets().Resource));

    [Fact]
    public void The_last_number_of_shards_wins()
    {
        var prometheus = _builder.AddPrometheus("prometheus").WithShards(3).WithShards(2).WithStackTargets();

        Assert.Equal(["prometheus-shard-1"], prometheus.Resource.Shards.Select(shard => shard.Name));
        Assert.DoesNotContain("prometheus-shard-2", Text(prometheus.Resource));

        prometheus.WithShards(3);
        Assert.Contains("prometheus-shard-2", Text(prometheus.Resource));
    }

    [Fact]
    public void Thanos_sees_every_shard()
    {
        var prometheus = _builder.AddPrometheus("prometheus");
        var query = _builder.AddThanosQuery("thanos-query").WithEndpoints(prometheus);
        prometheus.WithThanosSidecar().WithShards(2);

        Assert.Equal(
            [("prometheus", "thanos-sidecar"), ("prometheus-shard-1", "prometheus-shard-1-thanos-sidecar")],
            query.Resource.Flows.Select(flow => (WorkloadEndpoint)flow.To).Select(endpoint => (endpoint.Workload.Name, endpoint.Container)));
        var sidecar = prometheus.Resource.Shards.Single().Describe(TestAddressing.Local).Containers[1];
        Assert.Equal("prometheus-shard-1-thanos-sidecar", sidecar.Name);
        Assert.Contains("--prometheus.url=http://prometheus-shard-1-0:9090", sidecar.Args);
    }

    [Fact]
    public void Federation_asks_every_shard()
    {
        var local = _builder.AddPrometheus("local");
        var global = _builder.AddPrometheus("global").WithFederation(["up"], local);
        local.WithShards(2);

        Assert.Contains("- local-shard-1-0:9090", Text(global.Resource));
    }

    [Fact]
    public void MON100_and_MON102_hold_for_shards()
    {
        var prometheus = _builder.AddPrometheus("prometheus").WithShards(2).WithExternalLabel("shard", "x");
        Assert.Equal(
            "MON102 error: prometheus: The external label 'shard' is the one that tells shards apart; it cannot have a fixed value. Fix: Choose another label.",
            Assert.Single(prometheus.Resource.Validate()).ToString());

        prometheus.WithShards(0);
        Assert.Equal(
            "MON100 error: prometheus: 0 shards scrape nothing. Fix: Use WithShards(1) to divide nothing.",
            Assert.Single(prometheus.Resource.Validate()).ToString());
    }

    private static string Text(MonitoringResource resource) =>
        ContainerFiles.Of(resource.Describe(TestAddressing.Local).Containers[0])["config/prometheus.yml"];
}
