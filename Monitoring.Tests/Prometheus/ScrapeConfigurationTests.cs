using Monitoring.Hosting.Model;
using Monitoring.Hosting.Prometheus;
using Xunit;

namespace Monitoring.Tests.Prometheus;

public sealed class ScrapeConfigurationTests
{
    private static readonly TestWorkload Blackbox = new("blackbox", Replication.Stateless());

    private static ScrapeJob Detailed { get; } = new("detailed", new StaticEndpoint("orders.example.com", 8443))
    {
        Scheme = "https",
        Interval = Duration.Minutes(1),
        Timeout = Duration.Seconds(20),
        HonorLabels = true,
        Labels = new ScrapeJob("").Labels.Add("team", "shop").Add("price", "5$"),
        Limits = new() { Samples = 10_000, Targets = 50, Labels = 30, LabelNameLength = 100, LabelValueLength = 500, BodySize = ByteSize.MiB(10) },
        Access = new()
        {
            BasicAuth = new("scraper", new("orders-password")),
            Tls = new() { Authority = new("orders-authority"), ServerName = "orders" },
        },
        Relabeling = [RelabelRule.MapLabels("__meta_orders_(.+)"), RelabelRule.DropLabel("tmp_.*")],
        MetricRelabeling = [CardinalityGuard.DropFamilies("orders_by_customer_total")],
    };

    /// <summary>A job of every kind, and everything a job can say.</summary>
    private static PrometheusSpec Everything { get; } = new()
    {
        Image = PrometheusImages.Default,
        ScrapeJobs =
        [
            KubernetesJobs.Pods(), KubernetesJobs.Endpoints(), KubernetesJobs.Services(Blackbox.Endpoint(Port.Http(9115))),
            KubernetesJobs.Nodes(), KubernetesJobs.Cadvisor(), KubernetesJobs.ApiServer(),
            new("selected-pods", new KubernetesTargets(KubernetesRole.Pod) { Namespaces = ["shop"], LabelSelector = "app=orders" }),
            new("dns", new DnsTargets("_metrics._tcp.example.com"), new DnsTargets("nodes.example.com", 9100)),
            new("files", new FileTargets(PrometheusScenario.Beside("Targets"), "files")),
            new("sites", new AddressTargets("https://example.com", "https://example.org"))
            {
                Path = "/probe",
                ProbedBy = Blackbox.Endpoint(Port.Http(9115)),
            },
            Detailed,
        ],
        MetricRelabeling = [.. CardinalityGuard.GoRuntime],
        RemoteWrites =
        [
            new("archive", new("https://archive.example.com/api/v1/write"))
            {
                Access = new() { BasicAuth = new("prometheus", new("archive-password")) },
                Relabeling = [RelabelRule.Keep("__name__", "job:.*")],
                MaxShards = 10,
            },
        ],
    };

    [Theory]
    [InlineData("v2.42.0")]
    [InlineData("v3.14.0")]
    public async Task Jobs_of_every_kind_are_configured_as_approved_and_promtool_accepts_them(string tag)
    {
        var container = PrometheusScenario.Describe(Everything with { Image = PrometheusImages.Default with { Tag = tag } }, TestAddressing.Kubernetes).Containers[0];

        Golden.Verify($"scraping-{tag}", ContainerFiles.Of(container));
        await PromtoolCheck.Accepts(container);
    }

    [Fact]
    public void Secrets_are_files_and_never_part_of_the_configuration()
    {
        var container = PrometheusScenario.Describe(Everything, TestAddressing.Kubernetes).Containers[0];

        Assert.Equal(
            ["orders-password", "orders-authority", "archive-password"],
            container.Config.Single(folder => folder.Path == "/etc/prometheus/secrets").Files.Cast<SecretFile>().Select(file => file.Secret.Name));
        Assert.Contains("password_file: /etc/prometheus/secrets/orders-password\n", PrometheusScenario.Configuration(Everything, TestAddressing.Kubernetes));
    }

    [Fact]
    public void A_probed_target_is_asked_by_the_exporter_and_keeps_its_name() =>
        Assert.Contains(
            """
              - job_name: sites
                metrics_path: /probe
                static_configs:
                  - targets:
                      - https://example.com
                      - https://example.org
                relabel_configs:
                  - source_labels:
                      - __address__
                    target_label: __param_target
                    action: replace
                  - source_labels:
                      - __param_target
                    target_label: instance
                    action: replace
                  - target_label: __address__
                    replacement: blackbox.monitoring.svc:9115
                    action: replace

            """,
            PrometheusScenario.Configuration(Everything with { MetricRelabeling = [] }, TestAddressing.Kubernetes));

    [Fact]
    public void A_shard_keeps_the_targets_whose_address_falls_to_it()
    {
        var text = PrometheusScenario.Configuration(
            new PrometheusSpec { Shard = new(1, 3), ScrapeJobs = [new("node", PrometheusScenario.NodeExporter.Endpoint(Port.Http(9100)))] }, TestAddressing.Local);

        Assert.Contains("    cluster: local\n    shard: \"1\"\n    replica: ${REPLICA}\n", text);
        Assert.Contains(
            """
                relabel_configs:
                  - source_labels:
                      - __address__
                    modulus: 3
                    target_label: __tmp_shard
                    action: hashmod
                  - source_labels:
                      - __tmp_shard
                    regex: "1"
                    action: keep

            """,
            text);
    }

    [Theory]
    [InlineData("v2.46.0", "keep_dropped_targets", "2.47 and later")]
    [InlineData("v2.48.1", "scrape_protocols", "2.49 and later")]
    [InlineData("v2.55.1", "fallback_scrape_protocol", "3.0 and later")]
    [InlineData("v3.7.3", "scrape_native_histograms", "3.8 and later")]
    public void MON106_options_are_known_to_the_version(string tag, string option, string versions)
    {
        var job = new ScrapeJob("young", new StaticEndpoint("a", 1));
        job = option switch
        {
            "keep_dropped_targets" => job with { Limits = new() { DroppedTargets = 10 } },
            "scrape_protocols" => job with { Protocols = ["PrometheusText0.0.4"] },
            "fallback_scrape_protocol" => job with { FallbackProtocol = "PrometheusText0.0.4" },
            _ => job with { NativeHistograms = true },
        };
        var spec = new PrometheusSpec { ScrapeJobs = [job] };

        Assert.Empty(PrometheusRules.Check("prometheus", spec));
        var finding = Assert.Single(PrometheusRules.Check("prometheus", spec with { Image = spec.Image with { Tag = tag } }));
        Assert.Equal(
            $"MON106 error: prometheus: Version {tag[1..]} has no '{option}', which job 'young' asks for. Fix: Use {versions}, or leave it out.",
            finding.ToString());
        Assert.Contains(option + ":", PrometheusScenario.Configuration(spec, TestAddressing.Local));
    }

    [Fact]
    public void MON106_options_of_rule_files_are_known_to_the_version()
    {
        var folder = Directory.CreateTempSubdirectory("monitoring-tests-");
        File.WriteAllText(Path.Combine(folder.FullName, "young.yml"), "groups:\n- name: a\n  query_offset: 1m\n  labels: {team: shop}\n  rules: [{record: job:up:count, expr: count by (job) (up)}]\n");
        var spec = new PrometheusSpec { Rules = new(folder.FullName) };

        Assert.Empty(Findings(spec));
        Assert.Equal(
            [
                "MON106 error: prometheus: Version 2.42.0 has no 'query_offset', which young.yml:3 asks for. Fix: Use 2.53 and later, or leave it out.",
                "MON106 error: prometheus: Version 2.42.0 has no 'labels of a rule group', which young.yml:4 asks for. Fix: Use 3.0 and later, or leave it out.",
            ],
            Findings(spec with { Image = spec.Image with { Tag = "v2.42.0" } }));
        folder.Delete(recursive: true);
    }

    [Fact]
    public void Prometheus_may_read_of_the_cluster_what_its_jobs_need_and_nothing_else()
    {
        Assert.Empty(PrometheusScenario.Describe(PrometheusScenario.Stack, TestAddressing.Kubernetes).ClusterRights);
        Assert.Equal(
            [("", "pods", "get,list,watch")],
            Rights(KubernetesJobs.Pods()));
        Assert.Equal(
            [("", "nodes", "get,list,watch"), ("", "nodes/metrics", "get"), ("", "/metrics", "get")],
            Rights(KubernetesJobs.Nodes(), KubernetesJobs.Cadvisor()));
        Assert.Equal(
            [("discovery.k8s.io", "endpointslices", "get,list,watch"), ("", "services", "get,list,watch"), ("", "pods", "get,list,watch"), ("", "/metrics", "get")],
            Rights(KubernetesJobs.ApiServer()));
    }

    private static IEnumerable<(string Group, string What, string Verbs)> Rights(params IEnumerable<ScrapeJob> jobs) =>
        PrometheusScenario.Describe(new PrometheusSpec { ScrapeJobs = [.. jobs] }, TestAddressing.Kubernetes).ClusterRights
            .SelectMany(right => right.Resources.Concat(right.Urls), (right, what) => (right.ApiGroup, what, string.Join(',', right.Verbs)));

    [Fact]
    public void MON107_credentials_belong_to_a_job() =>
        Assert.Equal(
            ["MON107 error: prometheus: There are credentials for job 'ordes', which does not exist. Fix: Name one of the jobs, or remove the credentials."],
            Findings(PrometheusScenario.Stack with { JobAccess = PrometheusScenario.Stack.JobAccess.Add("ordes", new()).Add("orders", new()) }));

    [Fact]
    public void MON108_folders_of_targets_exist() =>
        Assert.Equal(
            ["MON108 error: prometheus: The folder of targets '/nowhere' does not exist. Fix: Create it, or give the path relative to the app host's project."],
            Findings(new PrometheusSpec { ScrapeJobs = [new("files", new FileTargets("/nowhere", "files")), new("good", new FileTargets(PrometheusScenario.Beside("Targets"), "good"))] }));

    [Fact]
    public void Credentials_by_job_name_complete_the_job() =>
        Assert.Contains(
            "  - job_name: node\n    authorization:\n      credentials_file: /etc/prometheus/secrets/node-token\n",
            PrometheusScenario.Configuration(
                PrometheusScenario.Stack with { JobAccess = PrometheusScenario.Stack.JobAccess.Add("node", new() { BearerToken = new("node-token") }) },
                TestAddressing.Local));

    private static IEnumerable<string> Findings(PrometheusSpec spec) => PrometheusRules.Check("prometheus", spec).Select(finding => finding.ToString());
}
