using Monitoring.Hosting.Model;
using Monitoring.Tests.Rules;
using Xunit;

namespace Monitoring.Tests.Prometheus.Slo;

/// <summary>Objectives of an app host, as its Prometheus servers get them.</summary>
public sealed class SloBuilderTests
{
    private readonly IDistributedApplicationBuilder _builder = DistributedApplication.CreateBuilder([]);

    [Fact]
    public void Every_Prometheus_gets_the_rules_of_objectives_that_are_added_before_or_after_it()
    {
        var before = _builder.AddPrometheus("before");
        _builder.AddSlo("api", objective: 99.9, ServiceLevelIndicator.HttpAvailability("api"));
        var after = _builder.AddPrometheus("after").WithRules(Path.Combine(Rulebook.Root, "Monitoring.Tests", "Prometheus", "Rules"));

        Assert.Equal(["slo.yml"], Rules(before).Keys);
        Assert.Equal(["slo.yml", "targets.yaml", "watchdog.yml"], Rules(after).Keys);
        Assert.Equal(Rules(before)["slo.yml"], Rules(after)["slo.yml"]);
        Assert.Contains("rule_files:\n  - /etc/prometheus/rules/*.yml\n", Files(before, "config")["prometheus.yml"]);
    }

    [Fact]
    public void Without_objectives_nothing_is_generated() => Assert.Empty(Files(_builder.AddPrometheus("prometheus"), "rules"));

    [Fact]
    public void Alerts_link_to_the_published_runbooks()
    {
        var builder = DistributedApplication.CreateBuilder(["--Monitoring:RunbookBaseUrl=https://runbooks.example.com/"]);
        builder.AddSlo("api", objective: 99.9, ServiceLevelIndicator.HttpAvailability("api"));

        Assert.Contains("'https://runbooks.example.com/docs/runbooks/SloBurnRateCritical.md'", Rules(builder.AddPrometheus("prometheus"))["slo.yml"]);
    }

    [Fact]
    public void What_promises_nothing_stops_the_app_host_with_all_findings()
    {
        _builder.AddSlo("Api", objective: 100, ServiceLevelIndicator.Ratio("good{", "total"), Duration.Days(3));

        Assert.Equal(["MON140", "MON141", "MON142", "MON144"], _builder.AddPrometheus("prometheus").Resource.Validate().Select(finding => finding.Id));
    }

    [Fact]
    public async Task The_alerts_of_the_file_that_Prometheus_gets_fire_and_end_as_the_workbook_says()
    {
        _builder
            .AddSlo("shop-availability", objective: 99.9, ServiceLevelIndicator.Ratio("http_requests_total{job=\"shop\", code!~\"5..\"}", "http_requests_total{job=\"shop\"}"))
            .AddSlo("shop-latency", objective: 99, ServiceLevelIndicator.Latency("http_request_duration_seconds", Duration.Seconds(1), "job=\"shop\""), Duration.Days(28));
        using var folder = new TestFolder(
            ("slo.yml", Rules(_builder.AddPrometheus("prometheus"))["slo.yml"]),
            ("slo_test.yml", await File.ReadAllTextAsync(Rulebook.GeneratedFileTests, TestContext.Current.CancellationToken)));

        await new Tool("promtool").Accepts("test", "rules", Path.Combine(folder.Path, "slo_test.yml"));
    }

    [Fact]
    public void A_route_of_a_service_is_an_indicator()
    {
        var indicator = ServiceLevelIndicator.HttpAvailability("watchdog", "/api/alerts");

        Assert.Equal("http_server_request_duration_seconds_count{job=\"watchdog\", http_route=\"/api/alerts\"}", indicator.TotalSelector);
        Assert.Equal("http_server_request_duration_seconds_count{job=\"watchdog\", http_route=\"/api/alerts\", http_response_status_code!~\"5..\"}", indicator.GoodSelector);
        Assert.Empty(indicator.Problems);
    }

    private static SortedDictionary<string, string> Rules(IResourceBuilder<PrometheusResource> prometheus) => Files(prometheus, "rules");

    private static SortedDictionary<string, string> Files(IResourceBuilder<PrometheusResource> prometheus, string folder)
    {
        var found = prometheus.Resource.Describe(TestAddressing.Kubernetes).Containers[0].Config.SingleOrDefault(config => config.Name == folder);
        return new((found?.Files ?? []).OfType<TextFile>().ToDictionary(file => file.Name, file => file.Text), StringComparer.Ordinal);
    }
}
