using Monitoring.Tests.Publishing.Kubernetes.Judging.Linting;
using Monitoring.Tests.Publishing.Kubernetes.Judging.References;
using Monitoring.Tests.Publishing.Kubernetes.Judging.Rendering;
using Monitoring.Tests.Publishing.Kubernetes.Judging.Schemas;
using Xunit;

namespace Monitoring.Tests.Publishing.Kubernetes.Judging.Published;

/// <summary>The chart with everything about access switched on: hosts, logins, TLS, passwords, and secrets from a store.</summary>
public sealed class PublishedAccessTests(PublishedChart chart)
{
    // The one that the chart says it needs.
    private const int OldestMinor = 29;

    private static readonly string[] Options =
    [
        "--Monitoring:Kubernetes:Secrets=ExternalSecrets",
        "--Monitoring:Kubernetes:SecretStore:Name=vault",
        "--Monitoring:Security:BasicAuth=true",
        "--Monitoring:Security:Tls=true",
        "--Monitoring:Prometheus:Host=prometheus.example.com",
        "--Monitoring:Alertmanager:Host=alerts.example.com",
        "--Monitoring:Grafana:Login:Authority=https://login.example.com/realms/main",
        "--Monitoring:Grafana:Login:AdminGroup=operations",
    ];

    [Fact]
    public async Task Every_object_fits_its_schema_refers_to_what_is_there_and_keeps_the_rules()
    {
        var cluster = await RenderAsync("access-rules");

        Assert.Empty(KubernetesSchemas.Load().Findings(cluster, OldestMinor));
        Assert.Empty(CrossReferences.Findings(cluster));
        Assert.Empty(Linter.Findings(cluster));
    }

    [Fact]
    public async Task Secrets_come_from_the_store_under_the_names_that_pods_know_and_no_value_is_asked_for()
    {
        var folder = await chart.PublishAsync("access-secrets", Options);
        var cluster = HelmChart.Render(folder);

        Assert.Null(HelmChart.Values(folder)["secrets"]);
        Assert.Equal(["alertmanager-config"], cluster.OfKind("Secret").Select(item => item.Name));
        var secret = cluster.Find("ExternalSecret", "monitoring", "grafana-secrets")!.Json;
        Assert.Equal(("ClusterSecretStore", "vault"), (secret.Text("spec/secretStoreRef/kind"), secret.Text("spec/secretStoreRef/name")));
        Assert.Equal("grafana-secrets", secret.Text("spec/target/name"));
        Assert.Contains(("grafana-login-secret", "monitoring-grafana-login-secret"), secret.Items("spec/data").Select(item => (item.Text("secretKey"), item.Text("remoteRef/key"))));
    }

    [Fact]
    public async Task Each_host_leads_to_its_component_which_knows_its_address()
    {
        var cluster = await RenderAsync("access-hosts");

        Assert.Equal(
            ["alertmanager: alerts.example.com", "grafana: grafana.example.com", "prometheus: prometheus.example.com"],
            cluster.OfKind("Ingress").Select(item => $"{item.Name}: {item.Json.Items("spec/rules").Single().Text("host")}").Order(StringComparer.Ordinal));
        Assert.Contains("--web.external-url=https://prometheus.example.com/", ArgumentsOf(cluster, "prometheus"));
        Assert.Contains("--web.external-url=https://alerts.example.com/", ArgumentsOf(cluster, "alertmanager"));
    }

    [Fact]
    public async Task People_log_in_to_Grafana_with_their_provider()
    {
        var configuration = (await RenderAsync("access-login")).Find("ConfigMap", "monitoring", "grafana-config")!.Json.At("data")!["grafana.ini"]!.GetValue<string>();

        Assert.Contains("auth_url = https://login.example.com/realms/main/protocol/openid-connect/auth\n", configuration);
        Assert.Contains("client_secret = $__file{/etc/grafana/secrets/grafana-login-secret}\n", configuration);
        Assert.Contains("role_attribute_path = contains(groups[*], 'operations') && 'Admin' || 'Viewer'\n", configuration);
    }

    [Fact]
    public async Task Addresses_follow_the_hosts_that_operators_set()
    {
        var folder = await chart.PublishAsync("hosts", Options);
        var values = Path.Combine(folder, "values.yaml");
        await File.WriteAllTextAsync(
            values,
            (await File.ReadAllTextAsync(values, TestContext.Current.CancellationToken)).Replace("example.com", "example.org", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);

        var cluster = HelmChart.Render(folder);

        Assert.All(cluster.OfKind("Ingress"), item => Assert.EndsWith(".example.org", item.Json.Items("spec/tls").Single().TextItems("hosts").Single()));
        Assert.Contains("--web.external-url=https://alerts.example.org/", ArgumentsOf(cluster, "alertmanager"));
        Assert.Contains("grafana.example.org", cluster.Pods.Single(pod => pod.Owner.Name == "grafana").Programs.Single().Environment
            .Where(variable => variable.Text("name") == "GRAFANA_PUBLIC_HOST").Select(variable => variable.Text("value")));
    }

    private async Task<Cluster> RenderAsync(string name) => HelmChart.Render(await chart.PublishAsync(name, Options));

    private static IEnumerable<string> ArgumentsOf(Cluster cluster, string name) =>
        cluster.Pods.Single(pod => pod.Owner.Name == name).Programs.First().Json.TextItems("args");
}
