using Monitoring.Hosting.Grafana;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Publishing.Kubernetes;
using Monitoring.Hosting.Publishing.Kubernetes.Chart;
using Monitoring.Hosting.Publishing.Kubernetes.Platform;
using Monitoring.Hosting.Publishing.Kubernetes.Platform.Network;
using Monitoring.Hosting.Running;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Monitoring.Tests.Grafana;

/// <summary>Logs, traces and profiles beside metrics, and the ways from one to another.</summary>
public sealed class GrafanaSignalTests
{
    public static TheoryData<string, string> Targets => new() { { "13.2.0", "local" }, { "13.2.0", "kubernetes" }, { "10.0.0", "local" } };

    [Theory]
    [MemberData(nameof(Targets))]
    public void All_signals_are_configured_as_approved(string tag, string platform)
    {
        var spec = GrafanaScenario.Signals with { Image = GrafanaImages.Default with { Tag = tag } };
        var addressing = platform == "local" ? TestAddressing.Local : TestAddressing.Kubernetes;

        Golden.Verify($"signals-{tag}-{platform}", new Dictionary<string, string> { ["datasources.yml"] = GrafanaScenario.File(spec, "datasources.yml", addressing) });
    }

    [Fact]
    public void Exemplars_of_all_metrics_lead_to_the_first_Tempo() =>
        Assert.Equal(["tempo", "tempo", "tempo"], Sources(GrafanaScenario.Signals).Where(source => source["type"].ToString() == "prometheus")
            .Select(source => source["jsonData"]["exemplarTraceIdDestinations"][0]["datasourceUid"].ToString()));

    [Fact]
    public void Every_link_leads_to_a_data_source_that_is_there()
    {
        var text = GrafanaScenario.File(GrafanaScenario.Signals, "datasources.yml");
        var names = Sources(GrafanaScenario.Signals).Select(source => source["uid"].ToString()).ToList();

        var linked = text.Split('\n').Where(line => line.Contains("datasourceUid: ", StringComparison.Ordinal)).Select(line => line.Split(": ")[1]).ToList();

        Assert.Equal(9, linked.Count);
        Assert.All(linked, uid => Assert.Contains(uid, names));
    }

    [Fact]
    public void Without_traces_nothing_leads_to_them()
    {
        var spec = GrafanaScenario.Signals with { DataSources = [.. GrafanaScenario.Signals.DataSources.Where(source => source.Kind != GrafanaDataSourceKind.Tempo)] };

        var text = GrafanaScenario.File(spec, "datasources.yml");

        Assert.DoesNotContain("exemplarTraceIdDestinations", text);
        Assert.DoesNotContain("derivedFields", text);
    }

    [Fact]
    public void Labels_and_patterns_can_be_others()
    {
        var builder = DistributedApplication.CreateBuilder([]);
        var grafana = builder.AddGrafana("grafana")
            .WithDataSource(builder.AddPrometheus("prometheus"))
            .WithDataSource(GrafanaDataSourceKind.Loki, "loki", new Uri("http://loki.example.com:3100/"))
            .WithDataSource(GrafanaDataSourceKind.Tempo, "one", new Uri("http://one.example.com:3200/"))
            .WithDataSource(GrafanaDataSourceKind.Tempo, "two", new Uri("http://two.example.com:3200/"))
            .WithSignalLinks(links => links with { Traces = "two", ExemplarLabel = "traceID", LogPattern = @"id=(\w+)$" });

        var text = GrafanaScenario.File(grafana.Resource.Complete(), "datasources.yml");

        Assert.Contains("exemplarTraceIdDestinations:\n        - name: traceID\n          datasourceUid: two\n", text);
        Assert.Contains("matcherRegex: id=(\\w+)$$\n          url: $${__value.raw}\n          datasourceUid: two\n", text);
    }

    [Fact]
    public void Metrics_are_the_default_also_behind_logs() =>
        Assert.Equal("thanos", Sources(GrafanaScenario.Signals with { DataSources = [.. GrafanaScenario.Signals.DataSources[^3..], GrafanaScenario.Thanos()] })
            .Single(source => source["isDefault"].ToString() == "true")["name"].ToString());

    [Fact]
    public void A_password_is_a_file()
    {
        var builder = DistributedApplication.CreateBuilder([]);
        var password = builder.AddParameter("loki-password", secret: true);
        var grafana = builder.AddGrafana("grafana").WithDataSource(GrafanaDataSourceKind.Loki, "loki", new Uri("https://loki.example.com/"), "reader", password).Resource;

        var container = grafana.Describe(TestAddressing.Local).Containers[0];

        Assert.Contains("basicAuthPassword: $__file{/etc/grafana/secrets/loki-password}\n", GrafanaScenario.File(grafana.Complete(), "datasources.yml"));
        Assert.Contains(container.Config.SelectMany(folder => folder.Files).OfType<SecretFile>(), file => file.Secret == new Secret("loki-password"));
        Assert.Contains(new Secret("loki-password"), grafana.Secrets.Keys);
    }

    [Fact]
    public void A_container_of_the_app_host_is_asked_at_its_name_in_a_local_run()
    {
        var grafana = AskingContainers(DistributedApplication.CreateBuilder([]));

        var text = GrafanaScenario.File(grafana.Complete(), "datasources.yml", RunAddressing.BeforeAllocation(0));

        Assert.Contains("url: http://loki:3100\n", text);
        Assert.Contains("url: http://tempo:3200\n", text);
    }

    [Fact]
    public void In_Kubernetes_the_way_there_is_open_and_no_other()
    {
        var builder = DistributedApplication.CreateBuilder([]);
        var grafana = AskingContainers(builder);
        var settings = new KubernetesSettings();
        var workload = grafana.Describe(new KubernetesAddressing(settings, endpoint => $"{endpoint.Name.Split('/')[0]}-service:1"));

        var policies = PlatformObjects.Render([workload], grafana.Flows, new ChartValues(), settings).OfType<NetworkPolicy>().ToList();

        var egress = policies.Single(policy => policy.Metadata.Name == "grafana").Spec.Egress;
        Assert.Equal(["3100", "3200"], egress.SelectMany(rule => rule.Ports).Select(port => port.Port?.Value).Order());
        Assert.Contains(policies, policy => policy.Metadata.Name == "loki" && policy.Spec.Ingress.Count == 1);
    }

    private static GrafanaResource AskingContainers(IDistributedApplicationBuilder builder)
    {
        var loki = builder.AddContainer("loki", "grafana/loki", "3.7.6").WithHttpEndpoint(targetPort: 3100);
        var tempo = builder.AddContainer("tempo", "grafana/tempo", "2.9.0").WithHttpEndpoint(targetPort: 3200);
        return builder.AddGrafana("grafana")
            .WithDataSource(GrafanaDataSourceKind.Loki, loki.GetEndpoint("http"))
            .WithDataSource(GrafanaDataSourceKind.Tempo, tempo.GetEndpoint("http")).Resource;
    }

    private static IEnumerable<YamlNode> Sources(GrafanaSpec spec)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(GrafanaScenario.File(spec, "datasources.yml")));
        return (YamlSequenceNode)yaml.Documents[0].RootNode["datasources"];
    }
}
