using Monitoring.Hosting.Grafana;
using Monitoring.Hosting.Model;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Monitoring.Tests.Grafana;

public sealed class GrafanaProvisioningTests
{
    [Fact]
    public void The_first_data_source_is_the_default() => Assert.Equal("thanos", Default(GrafanaScenario.Stack));

    [Fact]
    public void Prometheus_is_the_default_when_Thanos_is_switched_off() =>
        Assert.Equal("prometheus-0", Default(GrafanaScenario.Stack with { DataSources = [GrafanaScenario.Thanos(isEnabled: false), GrafanaScenario.Prometheus] }));

    [Fact]
    public void An_Alertmanager_is_never_the_default() =>
        Assert.Equal("thanos", Default(GrafanaScenario.Stack with { DataSources = [GrafanaScenario.Alertmanager, GrafanaScenario.Thanos()] }));

    [Fact]
    public void Each_Prometheus_is_a_data_source_of_its_own_and_the_Alertmanagers_are_one() =>
        Assert.Equal(["thanos", "prometheus-0", "prometheus-1", "alertmanager"], Sources(GrafanaScenario.Stack).Select(source => source["name"].ToString()));

    [Fact]
    public void Links_survive_because_uids_are_names() =>
        Assert.All(Sources(GrafanaScenario.Stack), source => Assert.Equal(source["name"], source["uid"]));

    [Fact]
    public void Data_sources_are_not_pruned_for_Grafana_13_would_not_start() =>
        Assert.DoesNotContain("prune", GrafanaScenario.File(GrafanaScenario.Stack, "datasources.yml"));

    [Fact]
    public void Dashboards_are_provisioned_from_their_folder()
    {
        using var folder = new TestFolder(("one.json", """{ "uid": "one", "title": "One" }"""));
        var spec = GrafanaScenario.Stack with { Dashboards = new DashboardFolder(folder.Path), HomeDashboard = "one" };

        var container = GrafanaScenario.Describe(spec, TestAddressing.Local);

        Assert.Equal([new TextFile("one.json", """{ "uid": "one", "title": "One" }""")], container.Config.Single(config => config.Name == "dashboards").Files);
        Assert.Contains("path: /etc/grafana/dashboards\n", GrafanaScenario.File(spec, "dashboards.yml"));
        Assert.Contains("default_home_dashboard_path = /etc/grafana/dashboards/one.json\n", GrafanaScenario.File(spec, "grafana.ini"));
    }

    private static string Default(GrafanaSpec spec) => Sources(spec).Single(source => source["isDefault"].ToString() == "true")["name"].ToString();

    private static IEnumerable<YamlNode> Sources(GrafanaSpec spec)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(GrafanaScenario.File(spec, "datasources.yml")));
        return (YamlSequenceNode)yaml.Documents[0].RootNode["datasources"];
    }
}
