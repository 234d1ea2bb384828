using System.Text.Json.Nodes;
using Monitoring.Tests.Prometheus;
using Monitoring.Tests.Publishing.Kubernetes.Judging.References;
using Monitoring.Tests.Stack;
using Xunit;

namespace Monitoring.Tests.Publishing.Kubernetes.Judging.Published;

/// <summary>The programs read what is mounted into them, and start as their pods start them.</summary>
public sealed class PublishedProgramsTests(PublishedChart chart)
{
    private const string Prometheus = "prometheus";
    private const string Alertmanager = "alertmanager";

    [Fact]
    public async Task Promtool_accepts_the_rules_that_are_mounted()
    {
        var cluster = await chart.RenderAsync();
        using var rules = new TestFolder(MountedFiles.Of(cluster, Program(cluster, Prometheus))
            .Where(file => file.Key.Contains("/rules/", StringComparison.Ordinal))
            .Select(file => (Path.GetFileName(file.Key), file.Value)));
        var files = Directory.GetFiles(rules.Path);

        Assert.NotEmpty(files);
        await new Tool("promtool").Accepts(["check", "rules", .. files]);
    }

    [Fact]
    public async Task Amtool_accepts_the_configuration_that_is_mounted()
    {
        var cluster = await chart.RenderAsync();
        var config = MountedFiles.Of(cluster, Program(cluster, Alertmanager)).Single(file => file.Key.EndsWith("/alertmanager.yml", StringComparison.Ordinal));
        using var folder = new TestFolder(("alertmanager.yml", config.Value));

        await new Tool("amtool").Accepts("check-config", Path.Combine(folder.Path, "alertmanager.yml"));
    }

    [Fact]
    [Trait("Category", ContainerEngine.Category)]
    public async Task Prometheus_becomes_ready_as_its_pod_starts_it()
    {
        var image = await LocalImages.FindAsync(Prometheus);
        var cluster = PublishedChart.Render(await chart.PublishAsync("local-prometheus", $"--Monitoring:Images:Prometheus:Tag={image.Tag}"));
        await using var network = await ContainerNetwork.CreateAsync();
        await using var container = await PodContainer.StartAsync(cluster, Program(cluster, Prometheus), image.Name, ordinal: 1, network, WithoutKubernetes);

        await container.WaitUntilReadyAsync();

        await container.Until("/api/v1/status/config", text => text.Contains("replica: prometheus-1", StringComparison.Ordinal));
        var groups = JsonNode.Parse(await container.Until("/api/v1/rules", _ => true)).At("data/groups");
        Assert.NotEmpty(groups!.AsArray());
    }

    [Fact]
    [Trait("Category", ContainerEngine.Category)]
    public async Task Alertmanagers_form_a_cluster_as_their_pods_start_them()
    {
        var image = await LocalImages.FindAsync(Alertmanager);
        var cluster = PublishedChart.Render(await chart.PublishAsync("local-alertmanager", $"--Monitoring:Images:Alertmanager:Tag={image.Tag}"));
        var program = Program(cluster, Alertmanager);
        await using var network = await ContainerNetwork.CreateAsync();
        await using var first = await PodContainer.StartAsync(cluster, program, image.Name, ordinal: 0, network);
        await using var second = await PodContainer.StartAsync(cluster, program, image.Name, ordinal: 1, network);
        await using var third = await PodContainer.StartAsync(cluster, program, image.Name, ordinal: 2, network);

        Assert.Equal(3, program.Pod.Replicas);
        foreach (var member in new[] { first, second, third })
        {
            await member.WaitUntilReadyAsync();
            await member.Until("/api/v2/status", text => JsonNode.Parse(text).At("cluster/peers") is JsonArray { Count: 3 });
        }
    }

    /// <summary>Debian builds Prometheus without it.</summary>
    private static string WithoutKubernetes(string text) => string.Join('\n', PromtoolCheck.Without(["kubernetes_sd_configs"], text.Split('\n')));

    private static Container Program(Cluster cluster, string name) => cluster.Find("StatefulSet", cluster.Namespace, name)!.Pod!.Programs.First();
}
