using Monitoring.Tests.Publishing.Kubernetes.Judging.Linting;
using Monitoring.Tests.Publishing.Kubernetes.Judging.References;
using Monitoring.Tests.Publishing.Kubernetes.Judging.Schemas;
using Xunit;

namespace Monitoring.Tests.Publishing.Kubernetes.Judging.Published;

/// <summary>The other ways to publish stores are held to the same rules as that of Production.</summary>
public sealed class PublishedModesTests(PublishedChart chart)
{
    [Theory]
    [InlineData("postgres-single", "--Monitoring:Postgres:Mode=Single")]
    [InlineData("postgres-external", "--Monitoring:Postgres:Mode=External", "--Monitoring:Postgres:Host=db.example.com")]
    [InlineData("redis-external", "--Monitoring:Redis:Mode=External", "--Monitoring:Redis:Host=10.20.30.40")]
    [InlineData("redis-sentinel", "--Monitoring:Redis:Mode=Sentinel")]
    [InlineData("postgres-keys", "--Monitoring:ObjectStore:UsesKeys=true", "--Parameters:object-store-access-key=known-id", "--Parameters:object-store-secret-key=known-key")]
    [InlineData("postgres-gcs", "--Monitoring:ObjectStore:Type=Gcs")]
    [InlineData("postgres-store", "--Monitoring:Kubernetes:Secrets=ExternalSecrets")]
    public async Task Nothing_is_found(string name, params string[] options)
    {
        var folder = await chart.PublishAsync(name, options);
        var cluster = HelmChart(folder);

        Assert.Empty(CrossReferences.Findings(cluster));
        Assert.Empty(Linter.Findings(cluster));
        Assert.Empty(KubernetesSchemas.Load().Findings(cluster, oldestMinor: 29));
    }

    [Fact]
    public async Task An_external_server_is_reached_encrypted_and_by_those_who_need_it()
    {
        var folder = await chart.PublishAsync("external", "--Monitoring:Postgres:Mode=External", "--Monitoring:Postgres:Host=db.example.com", "--Monitoring:Postgres:Port=6432");
        var cluster = HelmChart(folder);

        Assert.False(Directory.Exists(Path.Combine(folder, "templates", "postgres")));
        var configuration = cluster.Find("ConfigMap", cluster.Namespace, "grafana-config")!.Json.Texts("data")["grafana.ini"];
        Assert.Contains("host = db.example.com:6432\n", configuration, StringComparison.Ordinal);
        Assert.Contains("user = grafana\n", configuration, StringComparison.Ordinal);
        Assert.Contains("ssl_mode = require\n", configuration, StringComparison.Ordinal);
        var allowed = cluster.OfKind("NetworkPolicy")
            .Where(policy => policy.Json.Items("spec/egress").SelectMany(rule => rule.Items("ports")).Any(port => port.Number("port") == 6432))
            .Select(policy => policy.Name);
        Assert.Equal(["grafana", "postgres-exporter", "watchdog"], allowed.Order(StringComparer.Ordinal));
    }

    private static Cluster HelmChart(string folder) => Rendering.HelmChart.Render(folder, new Dictionary<string, string>(PublishedChart.SecretValues)
    {
        ["object_store_access_key"] = "known-id",
        ["object_store_secret_key"] = "known-key",
    });
}
