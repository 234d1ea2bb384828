using Monitoring.Tests.Publishing.Kubernetes.Judging.References;
using Monitoring.Tests.Publishing.Kubernetes.Judging.Rendering;
using Monitoring.Tests.Publishing.Kubernetes.Judging.Schemas;
using Xunit;

namespace Monitoring.Tests.Publishing.Kubernetes.Judging.Published;

/// <summary>The chart with everything about access switched on: hosts, logins, TLS, passwords, and secrets from a store.</summary>
public sealed class PublishedAccessTests(PublishedChart chart)
{
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
    public async Task Secrets_come_from_the_store_under_the_names_that_pods_know_and_no_value_is_asked_for()
    {
        var folder = await chart.PublishAsync("access", Options);
        var cluster = HelmChart.Render(folder);

        Assert.Empty(KubernetesSchemas.Load().Findings(cluster, 29));
        Assert.Empty(cluster.OfKind("Secret").Where(item => item.Name.EndsWith("-secrets", StringComparison.Ordinal) && item.Name.StartsWith("grafana", StringComparison.Ordinal)));
        Assert.DoesNotContain("grafana", HelmChart.Values(folder)["secrets"].Keys(""));
        var grafana = cluster.Find("ExternalSecret", "monitoring", "grafana-secrets")!.Json;
        Assert.Equal("vault", grafana.Text("spec/secretStoreRef/name"));
        Assert.Equal("grafana-secrets", grafana.Text("spec/target/name"));
        Assert.Contains(("grafana-login-secret", "monitoring-grafana-login-secret"), grafana.Items("spec/data").Select(item => (item.Text("secretKey"), item.Text("remoteRef/key"))));

        var ingresses = cluster.OfKind("Ingress").ToDictionary(item => item.Name, item => item.Json.Items("spec/rules").Single().Text("host"));
        Assert.Equal(
            new Dictionary<string, string?> { ["alertmanager"] = "alerts.example.com", ["grafana"] = "grafana.example.com", ["prometheus"] = "prometheus.example.com" }.Order(),
            ingresses.Order());
        Assert.Contains("--web.external-url=https://prometheus.example.com/", ArgumentsOf(cluster, "prometheus"));
        Assert.Contains("--web.external-url=https://alerts.example.com/", ArgumentsOf(cluster, "alertmanager"));
        var ini = cluster.Find("ConfigMap", "monitoring", "grafana-config")!.Json.Text("data/grafana.ini");
        Assert.Contains("client_secret = $__file{/etc/grafana/secrets/grafana-login-secret}", ini);
        Assert.Contains("contains(groups[*], 'operations') && 'Admin'", ini);
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

    private static IEnumerable<string> ArgumentsOf(Cluster cluster, string name) =>
        cluster.Pods.Single(pod => pod.Owner.Name == name).Programs.First().Json.TextItems("args");
}
