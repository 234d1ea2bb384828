using Monitoring.Hosting.Model;
using Monitoring.Hosting.ObjectStorage;
using Xunit;

namespace Monitoring.Tests.Thanos;

/// <summary>Thanos as an app host adds it.</summary>
public sealed class ThanosModelTests
{
    [Fact]
    public void A_querier_finds_the_sidecars_whether_they_come_before_or_after_it()
    {
        var builder = DistributedApplication.CreateBuilder([]);
        var prometheus = builder.AddPrometheus("prometheus");
        var query = builder.AddThanosQuery("thanos-query").WithEndpoints(prometheus);

        prometheus.WithThanosSidecar(builder.AddObjectStore("object-store"));

        Assert.Equal("endpoints:\n  - address: thanos-sidecar-0:10901\n  - address: thanos-sidecar-1:10901\n", File(query.Resource, "endpoints.yml"));
        Assert.Contains("--query.replica-label=replica", Args(query.Resource));
    }

    [Fact]
    public void Asking_twice_is_asking_once()
    {
        var builder = DistributedApplication.CreateBuilder([]);
        var store = builder.AddThanosStore("thanos-store", builder.AddObjectStore("object-store"));
        var prometheus = builder.AddPrometheus("prometheus").WithThanosSidecar().WithThanosSidecar();

        var query = builder.AddThanosQuery("thanos-query").WithEndpoints(store).WithEndpoints(store).WithEndpoints(prometheus).WithEndpoints(prometheus);

        Assert.Equal("endpoints:\n  - address: thanos-store:10901\n  - address: thanos-sidecar-0:10901\n  - address: thanos-sidecar-1:10901\n", File(query.Resource, "endpoints.yml"));
    }

    [Fact]
    public void Prometheus_leaves_compaction_to_the_compactor_only_when_blocks_are_uploaded()
    {
        var builder = DistributedApplication.CreateBuilder([]);

        Assert.False(builder.AddPrometheus("alone").WithThanosSidecar().Resource.Spec.UploadsBlocks);
        Assert.True(builder.AddPrometheus("uploading").WithThanosSidecar(builder.AddObjectStore("object-store")).Resource.Spec.UploadsBlocks);
    }

    [Fact]
    public void All_of_it_is_switched_off_by_one_option()
    {
        var builder = DistributedApplication.CreateBuilder(["--Monitoring:Thanos:Enabled=false", "--Monitoring:ObjectStore:Type=SeaweedFs"]);
        var stack = AddStack(builder);

        Assert.All(stack, component => Assert.False(component.IsEnabled));
        Assert.Empty(builder.AddPrometheus("prometheus").WithThanosSidecar(builder.AddObjectStore("other-store")).Resource.Spec.Sidecars);
        Assert.All(stack, component => Assert.Empty(component.Flows));
    }

    [Theory]
    [InlineData("Filesystem")]
    [InlineData("SeaweedFs")]
    [InlineData("S3")]
    public void Every_secret_that_a_component_is_given_has_a_parameter(string type)
    {
        var builder = DistributedApplication.CreateBuilder(
            [$"--Monitoring:ObjectStore:Type={type}", "--Monitoring:ObjectStore:UsesKeys=true", "--Monitoring:ObjectStore:Region=eu-central-1"]);
        MonitoringResource[] stack = [.. AddStack(builder), builder.AddPrometheus("prometheus").WithThanosSidecar(builder.AddObjectStore("shared-store")).Resource];

        foreach (var component in stack)
        {
            var secrets = component.Describe(TestAddressing.Local).Containers.SelectMany(container => container.Environment).Select(variable => variable.Value).OfType<SecretValue>();
            Assert.All(secrets, secret => Assert.Contains(secret.Secret, component.Secrets.Keys));
        }
    }

    [Fact]
    public void Thanos_starts_after_the_store_and_the_cache_it_uses()
    {
        var builder = DistributedApplication.CreateBuilder(["--Monitoring:ObjectStore:Type=SeaweedFs"]);
        var store = AddStack(builder).OfType<ThanosStoreResource>().Single();

        Assert.Equal(
            [("object-store", FlowKind.Uses), ("memcached", FlowKind.Uses)],
            store.Flows.Select(flow => (((WorkloadEndpoint)flow.To).Workload.Name, flow.Kind)));
    }

    [Theory]
    [InlineData("s3.example.com", "s3.example.com", 443, true)]
    [InlineData("ceph.example.com:7480", "ceph.example.com", 7480, true)]
    [InlineData("http://ceph.example.com:7480", "ceph.example.com", 7480, false)]
    public void An_S3_service_is_where_the_option_says(string option, string host, int port, bool usesTls)
    {
        var builder = DistributedApplication.CreateBuilder(["--Monitoring:ObjectStore:Type=S3", $"--Monitoring:ObjectStore:Endpoint={option}"]);

        var store = Assert.IsType<S3Store>(builder.AddObjectStore("object-store").Resource.Store);

        Assert.Equal((new StaticEndpoint(host, port), usesTls), (store.Service, store.UsesTls));
    }

    [Theory]
    [InlineData("--Monitoring:ObjectStore:Endpoint=not an address", "MON003 error: Monitoring:ObjectStore:Endpoint: 'not an address' is no address.")]
    [InlineData("--Monitoring:ObjectStore:Bucket=thanos", "MON003 error: Monitoring:ObjectStore:Region: Without a region or an endpoint nobody knows where the bucket is.")]
    public void An_S3_bucket_without_a_place_is_refused(string option, string expected)
    {
        var builder = DistributedApplication.CreateBuilder(["--Monitoring:ObjectStore:Type=S3", option]);

        var refused = Assert.ThrowsAny<Exception>(() => builder.AddObjectStore("object-store"));

        Assert.Contains(expected, refused.Message);
    }

    [Fact]
    public void Retention_that_deletes_before_downsampling_is_refused()
    {
        var builder = DistributedApplication.CreateBuilder(["--Monitoring:Thanos:RetentionRaw=1d"]);
        var compactor = builder.AddThanosCompactor("thanos-compactor", builder.AddObjectStore("object-store"));

        Assert.Equal(
            "MON130 error: thanos-compactor: Raw samples are deleted after 1d, but downsampled to 5 minutes only after 1d16h. "
            + "Fix: Keep raw samples for 1d16h and samples of 5 minutes for 10d or longer, or 0s: forever.",
            Assert.Single(compactor.Resource.Validate()).ToString());
    }

    [Fact]
    public void Replicas_are_what_code_says_or_else_the_options()
    {
        var builder = DistributedApplication.CreateBuilder(["--Monitoring:Thanos:QueryReplicas=2", "--Monitoring:Thanos:StoreReplicas=3"]);
        var objectStore = builder.AddObjectStore("object-store");

        Assert.Equal(Replication.Stateless(2), builder.AddThanosQuery("query").Resource.Replication);
        Assert.Equal(Replication.Stateless(4), builder.AddThanosQuery("larger").WithReplicas(4).Resource.Replication);
        Assert.Equal(Replication.Stateful(3), builder.AddThanosStore("store", objectStore).Resource.Replication);
        Assert.Equal(Replication.Stateful(2), builder.AddMemcached("memcached").WithReplicas(2).Resource.Replication);
        Assert.Equal(Replication.Stateless(2), builder.AddThanosQueryFrontend("frontend").WithReplicas(2).Resource.Replication);
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.AddThanosStore("none", objectStore).WithReplicas(0));
    }

    [Fact]
    public void Store_gateways_can_share_the_work_by_time()
    {
        var builder = DistributedApplication.CreateBuilder([]);
        var recent = builder.AddThanosStore("recent", builder.AddObjectStore("object-store")).WithTimeRange(oldest: Duration.Days(30), newest: null);
        var old = builder.AddThanosStore("old", builder.AddObjectStore("object-store")).WithTimeRange(oldest: null, newest: Duration.Days(28));

        Assert.Contains("--min-time=-30d", Args(recent.Resource));
        Assert.DoesNotContain(Args(recent.Resource), argument => argument.StartsWith("--max-time", StringComparison.Ordinal));
        Assert.Contains("--max-time=-28d", Args(old.Resource));
    }

    [Fact]
    public void Store_gateways_can_share_the_work_by_block()
    {
        var builder = DistributedApplication.CreateBuilder([]);
        var second = builder.AddThanosStore("thanos-store-1", builder.AddObjectStore("object-store")).WithBlockShard(1, 3);

        Assert.Contains("--selector.relabel-config-file=/etc/thanos/selection.yml", Args(second.Resource));
        Assert.Equal(
            "- action: hashmod\n  source_labels:\n    - __block_id\n  target_label: shard\n  modulus: 3\n- action: keep\n  source_labels:\n    - shard\n  regex: \"1\"\n",
            File(second.Resource, "selection.yml"));
    }

    [Fact]
    public void Whatever_its_options_a_store_gateway_only_uses_flags_that_every_release_knows()
    {
        var builder = DistributedApplication.CreateBuilder(["--Monitoring:Images:Thanos:Tag=v0.34.1"]);
        var store = builder.AddThanosStore("store", builder.AddObjectStore("object-store")).WithBlockShard(1, 3).WithTimeRange(Duration.Days(30), Duration.Days(1));

        Assert.Empty(ThanosFlagList.Read().Complaints(Args(store.Resource), new Version(0, 34, 1)));
    }

    [Fact]
    public void Parts_that_do_not_exist_are_refused()
    {
        var builder = DistributedApplication.CreateBuilder([]);
        var store = builder.AddThanosStore("store", builder.AddObjectStore("object-store")).WithBlockShard(3, 3).WithTimeRange(Duration.Days(1), Duration.Days(1));

        Assert.Equal(
            [
                "MON134 error: store: Nothing is both younger than 1d and older than 1d. Fix: Let the oldest age be the greater one.",
                "MON135 error: store: There is no part 3 of 3. Fix: Count the parts from 0.",
            ],
            store.Resource.Validate().Select(finding => finding.ToString()));
    }

    [Fact]
    public void A_querier_and_a_frontend_with_nothing_behind_them_are_found()
    {
        var builder = DistributedApplication.CreateBuilder([]);

        Assert.Equal(
            "MON132 warning: query: It asks nothing, so every query is empty. Fix: Use WithEndpoints with a store gateway, or with a Prometheus that has WithThanosSidecar.",
            Assert.Single(builder.AddThanosQuery("query").WithEndpoints(builder.AddPrometheus("prometheus")).Resource.Validate()).ToString());
        Assert.Equal(
            "MON133 error: frontend: There is no querier behind it. Fix: Use WithQuery.",
            Assert.Single(builder.AddThanosQueryFrontend("frontend").Resource.Validate()).ToString());
    }

    [Theory]
    [InlineData("v0.33.0", "MON131 error: thanos-bucket-web: Version 0.33.0 is too old. Fix: Use 0.34 or later.")]
    [InlineData("main", "MON131 error: thanos-bucket-web: The tag 'main' does not say which version it is; the configuration depends on it. Fix: Use a tag that begins with the version, such as v0.42.4.")]
    public void A_version_that_we_cannot_configure_is_refused(string tag, string expected)
    {
        var builder = DistributedApplication.CreateBuilder([$"--Monitoring:Images:Thanos:Tag={tag}"]);

        Assert.Equal(expected, Assert.Single(builder.AddThanosBucketWeb("thanos-bucket-web", builder.AddObjectStore("object-store")).Resource.Validate()).ToString());
    }

    private static MonitoringResource[] AddStack(IDistributedApplicationBuilder builder)
    {
        var objectStore = builder.AddObjectStore("object-store");
        var cache = builder.AddMemcached("memcached");
        var store = builder.AddThanosStore("thanos-store", objectStore).WithCache(cache);
        var query = builder.AddThanosQuery("thanos-query").WithEndpoints(store);
        return
        [
            cache.Resource,
            store.Resource,
            query.Resource,
            builder.AddThanosQueryFrontend("thanos-query-frontend").WithQuery(query).WithCache(cache).Resource,
            builder.AddThanosCompactor("thanos-compactor", objectStore).Resource,
            builder.AddThanosBucketWeb("thanos-bucket-web", objectStore).Resource,
            .. builder.Resources.OfType<SeaweedFsResource>(),
        ];
    }

    private static string File(MonitoringResource component, string name) => component.Describe(TestAddressing.Local)
        .Containers.SelectMany(container => container.Config).SelectMany(folder => folder.Files).OfType<TextFile>().Single(file => file.Name == name).Text;

    private static IReadOnlyList<string> Args(MonitoringResource component) => component.Describe(TestAddressing.Local).Containers[0].Args;
}
