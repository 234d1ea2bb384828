using Monitoring.Hosting.Model;
using Xunit;

namespace Monitoring.Tests.Publishing.Kubernetes;

/// <summary>What operators say about processor and memory reaches the container that it is about, and no other.</summary>
public sealed class ResourceOptionTests
{
    private static readonly string[] Containers =
    [
        "alertmanager", "grafana", "kube-state-metrics", "node-exporter", "postgres", "postgres-exporter", "prometheus", "redis", "redis-exporter",
        "thanos-bucket-web", "thanos-compactor", "thanos-query", "thanos-query-frontend", "thanos-sidecar", "thanos-store", "watchdog",
    ];

    [Fact]
    public async Task Each_container_has_options_of_its_own()
    {
        var stack = await PublishedStack.CreateAsync(Containers.Select((container, index) => $"--Monitoring:Resources:{Option(container)}:Memory={1001 + index}Mi"));
        var containers = stack.Workloads.Values.SelectMany(workload => workload.Containers).ToLookup(container => container.Name, container => container.Resources.Memory);

        Assert.Equal(
            Containers.Select((container, index) => (container, ByteSize.MiB(1001 + index))),
            Containers.Select(container => (container, containers[container].Distinct().Single())));
    }

    [Theory]
    [InlineData("--Monitoring:Resources:Grafana:Cpu=0.5", 0.5, 2)]
    [InlineData("--Monitoring:Resources:Grafana:CpuLimit=3", 0.2, 3)]
    public async Task The_limit_of_processor_time_follows_what_is_asked_for(string option, double request, double limit)
    {
        var needs = (await PublishedStack.CreateAsync(option)).Workloads["grafana"].Containers[0].Resources;

        Assert.Equal(((decimal)request, (decimal)limit), (needs.CpuRequest, needs.CpuLimit));
    }

    [Fact]
    public async Task The_ephemeral_disk_is_an_option_and_the_rest_stays()
    {
        var changed = (await PublishedStack.CreateAsync("--Monitoring:Resources:Grafana:EphemeralStorage=1Gi")).Workloads["grafana"].Containers[0].Resources;

        Assert.Equal((await PublishedStack.Default).Workloads["grafana"].Containers[0].Resources with { EphemeralStorage = ByteSize.GiB(1) }, changed);
    }

    private static string Option(string container) => string.Concat(container.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
