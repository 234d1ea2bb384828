using Monitoring.Hosting.Model;
using Xunit;

namespace Monitoring.Tests.Thanos;

public sealed class ThanosFlagTests
{
    private static readonly ThanosFlagList Thanos = ThanosFlagList.Read();

    [Theory]
    [InlineData("v0.34.1")]
    [InlineData("v0.35.1")]
    [InlineData("v0.37.2")]
    [InlineData("v0.38.0")]
    [InlineData("v0.42.4")]
    public void Every_flag_is_one_that_the_release_knows(string tag)
    {
        foreach (var scenario in new[] { ThanosScenario.Laptop, ThanosScenario.Cluster, ThanosScenario.Oldest })
        {
            foreach (var container in (scenario with { Tag = tag }).Containers(TestAddressing.Kubernetes))
            {
                Assert.Empty(Thanos.Complaints(container.Args, container.Image.Version));
            }
        }
    }

    [Theory]
    [InlineData("--store=localhost:10901", "query 0.42.4: unknown flag --store=localhost:10901")]
    [InlineData("--query.auto-downsampling=true", "query 0.42.4: --query.auto-downsampling=true is not a switch")]
    [InlineData("--grpc-grace-period=1d", "query 0.42.4: --grpc-grace-period=1d is not a go-duration")]
    public void The_list_catches_what_Thanos_would_refuse(string argument, string complaint) =>
        Assert.Equal([complaint], Thanos.Complaints(["query", argument], new Version(0, 42, 4)));

    [Theory]
    [InlineData("v0.37.2", "--endpoint=prometheus-0:10901")]
    [InlineData("v0.38.0", "--endpoint.sd-config-file=/etc/thanos/endpoints.yml")]
    public void A_querier_takes_its_endpoints_from_a_file_as_soon_as_it_can(string tag, string expected)
    {
        var query = Container(ThanosScenario.Laptop with { Tag = tag }, "thanos-query");

        Assert.Contains(expected.Replace("prometheus-0", "thanos-sidecar-0", StringComparison.Ordinal), query.Args);
        Assert.Single(query.Args.Select(argument => argument.Split('=')[0]).Where(flag => flag.StartsWith("--endpoint", StringComparison.Ordinal)).Distinct());
    }

    [Theory]
    [InlineData("v0.34.1", false)]
    [InlineData("v0.35.0", true)]
    public void The_memory_limit_of_the_container_is_Go_s_as_soon_as_it_can_be(string tag, bool expected)
    {
        foreach (var container in (ThanosScenario.Laptop with { Tag = tag }).Containers(TestAddressing.Local))
        {
            Assert.Equal(expected, container.Args.Contains("--enable-auto-gomemlimit"));
        }
    }

    private static ContainerSpec Container(ThanosScenario scenario, string name) =>
        scenario.Containers(TestAddressing.Local).Single(container => container.Name == name);
}
