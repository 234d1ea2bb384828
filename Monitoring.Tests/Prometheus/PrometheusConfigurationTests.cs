using Monitoring.Hosting.Model;
using Monitoring.Hosting.Prometheus;
using Xunit;

namespace Monitoring.Tests.Prometheus;

public sealed class PrometheusConfigurationTests
{
    public static TheoryData<string, string> Versions => new()
    {
        { "v2.42.0", "local" }, { "v2.42.0", "kubernetes" }, { "v3.14.0", "local" }, { "v3.14.0", "kubernetes" },
    };

    [Theory]
    [MemberData(nameof(Versions))]
    public void The_whole_stack_is_configured_as_approved(string tag, string platform)
    {
        var files = PrometheusScenario.Files(Stack(tag), Addressing(platform));

        Golden.Verify($"prometheus-{tag}-{platform}", files);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Promtool_accepts_the_whole_stack(string tag, string platform)
    {
        var container = PrometheusScenario.Describe(Stack(tag), Addressing(platform)).Containers[0];

        await PromtoolCheck.Accepts(container);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Generating_twice_gives_the_same_bytes(string tag, string platform) =>
        Assert.Equal(PrometheusScenario.Files(Stack(tag), Addressing(platform)), PrometheusScenario.Files(Stack(tag), Addressing(platform)));

    [Fact]
    public void Replicas_differ_by_an_environment_variable_in_one_text()
    {
        var container = PrometheusScenario.Describe(PrometheusScenario.Stack, TestAddressing.Local).Containers[0];

        Assert.Contains("  external_labels:\n    cluster: local\n    replica: ${REPLICA}\n", PrometheusScenario.Configuration(PrometheusScenario.Stack, TestAddressing.Local));
        Assert.Equal([new EnvironmentVariable("REPLICA", new ReplicaNameValue())], container.Environment);
    }

    [Theory]
    [InlineData("v2.42.0", true)]
    [InlineData("v2.55.1", true)]
    [InlineData("v3.0.0", false)]
    [InlineData("v3.14.0", false)]
    public void Version_2_has_to_be_told_to_expand_external_labels(string tag, bool told) =>
        Assert.Equal(told, PrometheusScenario.Args(Stack(tag)).Contains("--enable-feature=expand-external-labels"));

    [Fact]
    public void A_dollar_in_an_external_label_is_no_variable()
    {
        var spec = PrometheusScenario.Stack with { ExternalLabels = PrometheusScenario.Stack.ExternalLabels.Add("price", "$5 ${REPLICA}") };

        Assert.Contains("    price: $$5 $${REPLICA}\n", PrometheusScenario.Configuration(spec, TestAddressing.Local));
    }

    [Fact]
    public void Alerts_lose_the_replica_label() =>
        Assert.Contains(
            "alerting:\n  alert_relabel_configs:\n    - regex: replica\n      action: labeldrop\n",
            PrometheusScenario.Configuration(PrometheusScenario.Stack, TestAddressing.Local));

    [Fact]
    public void Every_Alertmanager_gets_the_alerts()
    {
        Assert.Contains(
            "  alertmanagers:\n    - api_version: v2\n      static_configs:\n        - targets:\n            - alertmanager-0:9093\n            - alertmanager-1:9093\n            - alertmanager-2:9093\n",
            PrometheusScenario.Configuration(PrometheusScenario.Stack, TestAddressing.Local));
        Assert.Contains(
            "  alertmanagers:\n    - api_version: v2\n      dns_sd_configs:\n        - names:\n            - _http._tcp.alertmanager-headless.monitoring.svc\n          type: SRV\n",
            PrometheusScenario.Configuration(PrometheusScenario.Stack, TestAddressing.Kubernetes));
    }

    [Fact]
    public void Each_Prometheus_scrapes_itself_and_its_twin() =>
        Assert.Contains(
            "  - job_name: prometheus\n    static_configs:\n      - targets:\n          - prometheus-0:9090\n          - prometheus-1:9090\n",
            PrometheusScenario.Configuration(PrometheusScenario.Stack, TestAddressing.Local));

    [Fact]
    public void Jobs_come_in_the_order_of_their_names_and_each_name_once()
    {
        var names = PrometheusScenario.Configuration(PrometheusScenario.Stack, TestAddressing.Local)
            .Split('\n').Where(line => line.Contains("job_name: ")).Select(line => line.Split(": ")[1]);

        Assert.Equal(["alertmanager", "databases", "node", "orders", "prometheus"], names);
    }

    [Fact]
    public void A_component_that_is_switched_off_is_neither_scraped_nor_sent_alerts()
    {
        var off = new TestWorkload("alertmanager", Replication.Peers(3), IsEnabled: false).Endpoint(Port.Http(9093));
        var spec = new PrometheusSpec { Alertmanagers = [off], ScrapeJobs = [new("alertmanager", off)] };

        var text = PrometheusScenario.Configuration(spec, TestAddressing.Local);

        Assert.DoesNotContain("alertmanager", text);
        Assert.DoesNotContain("alerting", text);
    }

    [Theory]
    [InlineData("v2.42.0", true)]
    [InlineData("v3.10.0", true)]
    [InlineData("v3.11.0", false)]
    public void Retention_is_a_flag_until_the_configuration_file_can_hold_it(string tag, bool isFlag)
    {
        var spec = Stack(tag);

        Assert.Equal(isFlag, PrometheusScenario.Args(spec).Contains("--storage.tsdb.retention.time=15d"));
        Assert.Equal(isFlag, PrometheusScenario.Args(spec).Contains("--storage.tsdb.retention.size=8GB"));
        Assert.Equal(!isFlag, PrometheusScenario.Configuration(spec, TestAddressing.Local)
            .Contains("storage:\n  tsdb:\n    retention:\n      time: 15d\n      size: 8GB\n", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("v2.42.0")]
    [InlineData("v2.55.1")]
    [InlineData("v3.14.0")]
    public async Task Exemplars_are_stored_where_somebody_asks_for_them(string tag)
    {
        var spec = Stack(tag) with { Exemplars = 5000 };

        Assert.Contains("--enable-feature=exemplar-storage", PrometheusScenario.Args(spec));
        Assert.Contains("  exemplars:\n    max_exemplars: 5000\n", PrometheusScenario.Configuration(spec, TestAddressing.Kubernetes));
        await PromtoolCheck.Accepts(PrometheusScenario.Describe(spec, TestAddressing.Kubernetes).Containers[0]);
        Assert.DoesNotContain(PrometheusScenario.Args(Stack(tag)), arg => arg.Contains("exemplar"));
        Assert.DoesNotContain("exemplars", PrometheusScenario.Configuration(Stack(tag), TestAddressing.Kubernetes));
    }

    [Fact]
    public void Blocks_stay_uncompacted_only_when_a_sidecar_uploads_them()
    {
        string[] equal = ["--storage.tsdb.min-block-duration=2h", "--storage.tsdb.max-block-duration=2h"];

        Assert.Equal(equal, PrometheusScenario.Args(PrometheusScenario.Stack).Where(arg => arg.Contains("block-duration")));
        Assert.DoesNotContain(PrometheusScenario.Args(PrometheusScenario.Stack with { UploadsBlocks = false }), arg => arg.Contains("block-duration"));
    }

    [Fact]
    public void A_scrape_never_times_out_after_the_next_one() =>
        Assert.Contains("  scrape_interval: 5s\n  scrape_timeout: 5s\n",
            PrometheusScenario.Configuration(PrometheusScenario.Stack with { ScrapeInterval = Duration.Seconds(5) }, TestAddressing.Local));

    [Fact]
    public void Paths_are_given_whatever_the_distribution_defaults_to() =>
        Assert.Equal(
            ["--config.file=/etc/prometheus/config/prometheus.yml", "--storage.tsdb.path=/prometheus", "--web.listen-address=:9090", "--web.enable-lifecycle"],
            PrometheusScenario.Args(PrometheusScenario.Stack).Take(4));

    [Fact]
    public void Data_is_persistent_and_belongs_to_the_image_s_user()
    {
        var workload = PrometheusScenario.Describe(PrometheusScenario.Stack, TestAddressing.Local);

        Assert.Equal([new VolumeClaim("data", ByteSize.GiB(10))], workload.Claims);
        Assert.Equal([new ClaimMount("data", "/prometheus") { IsInImage = true }], workload.Containers[0].Mounts);
        Assert.Equal(65534, workload.Containers[0].UserId);
    }

    [Fact]
    public void Rules_may_change_while_it_runs_and_the_configuration_may_not()
    {
        var folders = PrometheusScenario.Describe(PrometheusScenario.Stack, TestAddressing.Local).Containers[0].Config;

        Assert.Equal([("config", false), ("rules", true)], folders.Select(folder => (folder.Name, folder.IsLive)));
    }

    private static PrometheusSpec Stack(string tag) => PrometheusScenario.Stack with { Image = PrometheusImages.Default with { Tag = tag } };

    private static Addressing Addressing(string platform) => platform == "local" ? TestAddressing.Local : TestAddressing.Kubernetes;
}
