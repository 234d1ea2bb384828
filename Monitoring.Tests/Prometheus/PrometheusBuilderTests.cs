using Monitoring.Hosting.Model;
using Xunit;

namespace Monitoring.Tests.Prometheus;

public sealed class PrometheusBuilderTests
{
    private readonly IDistributedApplicationBuilder _builder = DistributedApplication.CreateBuilder();

    [Fact]
    public void The_order_of_calls_does_not_matter()
    {
        var first = _builder.AddPrometheus("first");
        first.WithStackTargets().WithReplicas(3).WithRetention(Duration.Days(2), ByteSize.GiB(5)).WithScrapeInterval(Duration.Seconds(30)).WithExternalLabel("region", "eu");
        var alertmanager = _builder.AddAlertmanager("alertmanager");
        first.WithAlertmanager(alertmanager);

        var second = DistributedApplication.CreateBuilder().AddPrometheus("first");
        var other = second.ApplicationBuilder.AddAlertmanager("alertmanager");
        second.WithAlertmanager(other).WithExternalLabel("region", "eu").WithScrapeInterval(Duration.Seconds(30))
            .WithRetention(Duration.Days(2), ByteSize.GiB(5)).WithReplicas(3).WithStackTargets();

        Assert.Equal(Text(second), Text(first));
        Assert.Contains("job_name: alertmanager", Text(first));
    }

    [Fact]
    public void Asking_twice_is_harmless_and_the_last_one_wins()
    {
        var alertmanager = _builder.AddAlertmanager("alertmanager");
        var once = _builder.AddPrometheus("prometheus").WithStackTargets().WithAlertmanager(alertmanager).WithReplicas(2);
        var text = Text(once);

        once.WithStackTargets().WithAlertmanager(alertmanager).WithReplicas(3).WithReplicas(2);

        Assert.Equal(text, Text(once));
    }

    [Fact]
    public void Flows_follow_from_what_is_configured()
    {
        var alertmanager = _builder.AddAlertmanager("alertmanager");
        var prometheus = _builder.AddPrometheus("prometheus").WithAlertmanager(alertmanager).WithScrapeTarget("db.example.com", 9187).WithStackTargets();

        Assert.Equal(
            [(new StaticEndpoint("db.example.com", 9187), FlowKind.Reaches), (alertmanager.Resource.Http, FlowKind.Reaches), (prometheus.Resource.Http, FlowKind.Reaches)],
            prometheus.Resource.Flows.Select(flow => ((Endpoint)flow.To, flow.Kind)));
    }

    [Fact]
    public void A_resource_is_scraped_under_its_name_with_its_scheme()
    {
        var orders = _builder.AddContainer("orders", "orders", "1.0").WithHttpsEndpoint(targetPort: 8443);
        var prometheus = _builder.AddPrometheus("prometheus").WithScrapeTarget(orders.GetEndpoint("https"), "/internal", TimeSpan.FromSeconds(5));

        Assert.Contains(
            "  - job_name: orders\n    scrape_interval: 5s\n    metrics_path: /internal\n    scheme: https\n    static_configs:\n      - targets:\n          - orders:8080\n",
            Text(prometheus));
    }

    [Fact]
    public void MON105_a_scraped_endpoint_exists()
    {
        var orders = _builder.AddContainer("orders", "orders", "1.0");
        var prometheus = _builder.AddPrometheus("prometheus").WithScrapeTarget(orders.GetEndpoint("http"));

        Assert.Equal(
            ["MON105 error: prometheus: Job 'orders' scrapes the endpoint 'http' of 'orders', which does not exist. Fix: Add the endpoint, or give WithScrapeTarget one that exists."],
            prometheus.Resource.Validate().Select(finding => finding.ToString()));

        orders.WithHttpEndpoint(targetPort: 8080);
        Assert.Empty(prometheus.Resource.Validate());
    }

    [Fact]
    public void Credentials_come_from_parameters_whichever_is_named_first()
    {
        var password = _builder.AddParameter("orders-password", "not told", secret: true);
        var prometheus = _builder.AddPrometheus("prometheus").WithScrapeCredentials("orders", "scraper", password).WithScrapeTarget("orders.example.com", 80, job: "orders");

        Assert.Same(password.Resource, prometheus.Resource.Secrets[new Secret("orders-password")]);
        Assert.Contains("      username: scraper\n      password_file: /etc/prometheus/secrets/orders-password\n", Text(prometheus));
        Assert.DoesNotContain("not told", Text(prometheus));
    }

    [Fact]
    public void Federation_takes_chosen_series_from_every_replica_with_their_labels()
    {
        var local = _builder.AddPrometheus("local");
        var global = _builder.AddPrometheus("global").WithFederation(["{__name__=~\"job:.*\"}"], local);

        Assert.Contains(
            "  - job_name: federate\n    honor_labels: true\n    metrics_path: /federate\n    params:\n      match[]:\n        - '{__name__=~\"job:.*\"}'\n" +
            "    static_configs:\n      - targets:\n          - local-0:9090\n          - local-1:9090\n",
            Text(global));
    }

    [Fact]
    public void Remote_write_wants_both_user_and_password_or_none()
    {
        var prometheus = _builder.AddPrometheus("prometheus").WithRemoteWrite("archive", new("https://archive.example.com/write"));

        Assert.Contains("remote_write:\n  - name: archive\n    url: https://archive.example.com/write\n", Text(prometheus));
        Assert.Throws<ArgumentException>(() => prometheus.WithRemoteWrite("archive", new("https://archive.example.com/write"), user: "prometheus"));
    }

    [Theory]
    [InlineData("v3.14.0", "v0.42.4", "--storage.tsdb.delay-compact-file.path=/prometheus/thanos.shipper.json")]
    [InlineData("v3.8.1", "v0.42.4", "--storage.tsdb.min-block-duration=2h", "--storage.tsdb.max-block-duration=2h")]
    [InlineData("v3.14.0", "v0.40.1", "--storage.tsdb.min-block-duration=2h", "--storage.tsdb.max-block-duration=2h")]
    public void Compaction_waits_for_uploads_where_both_versions_can_and_is_off_elsewhere(string prometheusTag, string thanosTag, params string[] arguments)
    {
        var builder = DistributedApplication.CreateBuilder([$"--Monitoring:Images:Prometheus:Tag={prometheusTag}", $"--Monitoring:Images:Thanos:Tag={thanosTag}"]);
        var prometheus = builder.AddPrometheus("prometheus").WithThanosSidecar(builder.AddObjectStore("object-store"));

        Assert.Equal(arguments, prometheus.Resource.Describe(TestAddressing.Local).Containers[0].Args.Where(arg => arg.Contains("compact") || arg.Contains("block")));
    }

    private static string Text(IResourceBuilder<PrometheusResource> prometheus) =>
        string.Concat(ContainerFiles.Of(prometheus.Resource.Describe(TestAddressing.Local).Containers[0]).Values);
}
