using Aspire.Hosting.Testing;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Publishing.Kubernetes;
using Monitoring.Hosting.Running;
using Monitoring.Tests.Alertmanager;
using Xunit;

namespace Monitoring.Tests.Prometheus;

/// <summary>All that the app host generates for Prometheus and Alertmanager, in every environment and for every kind of target, as the tools see it.</summary>
public sealed class EnvironmentTests
{
    private static readonly string[] Environments = ["Development", "Staging", "Production"];
    private static readonly string[] Targets = ["local", "manifest", "cluster"];
    private static readonly int[] ShardCounts = [1, 3];

    public static IEnumerable<TheoryDataRow<string, string, int>> Everywhere =>
        from environment in Environments
        from target in Targets
        from shards in ShardCounts
        select new TheoryDataRow<string, string, int>(environment, target, shards);

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task The_tools_accept_configuration_rules_and_routes(string environment, string target, int shards)
    {
        await using var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.Monitoring_AppHost>(
            ["--operation", "publish", "--environment", environment, $"--Monitoring:Prometheus:Shards={shards}"], TestContext.Current.CancellationToken);
        var components = builder.Resources.OfType<MonitoringResource>().Where(component => component.IsEnabled).ToList();
        var containers = components.Where(component => component is PrometheusResource or PrometheusShardResource or AlertmanagerResource)
            .Select(component => component.Describe(Addressing(target)).Containers[0]).ToLookup(container => container.Name.Split('-')[0]);

        Assert.Equal(shards, containers["prometheus"].Count());
        Assert.All(containers["prometheus"], container => Assert.NotEmpty(container.Config.Single(folder => folder.Name == "rules").Files));
        if (environment == "Production")
        {
            Assert.All(containers["prometheus"], container => Assert.Contains("kubernetes_sd_configs:", ContainerFiles.Of(container)["config/prometheus.yml"], StringComparison.Ordinal));
        }

        await PromtoolCheck.Accepts(containers["prometheus"]);
        await AmtoolCheck.Accepts(Assert.Single(containers["alertmanager"]));
    }

    private static Addressing Addressing(string target) => target switch
    {
        "local" => RunAddressing.BeforeAllocation(0),
        "manifest" => new ManifestAddressing(),
        _ => new KubernetesAddressing(new KubernetesSettings(), endpoint => $"{endpoint.Name.Split('/')[0]}-service:8080"),
    };
}
