using Monitoring.Hosting.Alertmanager;
using Monitoring.Hosting.Model;
using Xunit;

namespace Monitoring.Tests.Alertmanager;

public sealed class AlertmanagerConfigurationTests
{
    private static readonly Tool Amtool = new("amtool");

    public static TheoryData<string, string> Versions => new()
    {
        { "v0.25.0", "local" }, { "v0.25.0", "kubernetes" }, { "v0.34.0", "local" }, { "v0.34.0", "kubernetes" },
    };

    [Theory]
    [MemberData(nameof(Versions))]
    public void The_cluster_is_configured_as_approved(string tag, string platform) =>
        Golden.Verify($"alertmanager-{tag}-{platform}", ContainerFiles.Of(Container(tag, platform)));

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Amtool_accepts_the_configuration(string tag, string platform)
    {
        var root = ContainerFiles.Materialize(Container(tag, platform));

        var output = await Amtool.Accepts("check-config", Path.Combine(root.FullName, "config", "alertmanager.yml"));

        Assert.Contains("SUCCESS", output);
        root.Delete(recursive: true);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Generating_twice_gives_the_same_bytes(string tag, string platform) =>
        Assert.Equal(ContainerFiles.Of(Container(tag, platform)), ContainerFiles.Of(Container(tag, platform)));

    [Fact]
    public void Every_member_knows_every_member() =>
        Assert.Equal(
            ["--cluster.peer=alertmanager-0:9094", "--cluster.peer=alertmanager-1:9094", "--cluster.peer=alertmanager-2:9094"],
            AlertmanagerScenario.Args(AlertmanagerScenario.Stack).Where(arg => arg.StartsWith("--cluster.peer=", StringComparison.Ordinal)));

    [Fact]
    public void A_single_member_does_without_gossip()
    {
        var container = AlertmanagerScenario.Describe(AlertmanagerScenario.Stack with { Replicas = 1 }, TestAddressing.Local).Containers[0];

        Assert.Equal(["--cluster.listen-address="], container.Args.Where(arg => arg.StartsWith("--cluster", StringComparison.Ordinal)));
        Assert.Equal([Port.Http(9093)], container.Ports);
    }

    [Fact]
    public void Gossip_takes_TCP_and_UDP_of_one_number()
    {
        var ports = AlertmanagerScenario.Describe(AlertmanagerScenario.Stack, TestAddressing.Local).Containers[0].Ports;

        Assert.Equal([(9094, Transport.Tcp), (9094, Transport.Udp)], ports.Skip(1).Select(port => (port.Number, port.Transport)));
    }

    [Fact]
    public void A_token_stays_out_of_the_configuration()
    {
        var container = AlertmanagerScenario.Describe(AlertmanagerScenario.Stack, TestAddressing.Local).Containers[0];

        Assert.Contains("          credentials_file: /etc/alertmanager/secrets/watchdog-token\n", AlertmanagerScenario.Configuration(AlertmanagerScenario.Stack, TestAddressing.Local));
        Assert.Equal([new SecretFile("watchdog-token", new("watchdog-token"))], container.Config.Single(folder => folder.Path == "/etc/alertmanager/secrets").Files);
    }

    [Fact]
    public void The_heartbeat_repeats_within_each_of_its_intervals() =>
        Assert.Contains(
            "      matchers:\n        - alertname=\"Watchdog\"\n      group_wait: 0s\n      group_interval: 1m\n      repeat_interval: 48s\n",
            AlertmanagerScenario.Configuration(AlertmanagerScenario.Stack, TestAddressing.Local));

    [Fact]
    public void Critical_silences_warning_of_the_same_alert_about_the_same_thing() =>
        Assert.Contains(
            "inhibit_rules:\n  - source_matchers:\n      - severity=\"critical\"\n    target_matchers:\n      - severity=\"warning\"\n" +
            "    equal:\n      - alertname\n      - cluster\n      - namespace\n      - instance\n",
            AlertmanagerScenario.Configuration(AlertmanagerScenario.Stack, TestAddressing.Local));

    [Fact]
    public async Task Without_receivers_the_configuration_is_still_valid()
    {
        var container = AlertmanagerScenario.Describe(new(), TestAddressing.Local).Containers[0];
        var root = ContainerFiles.Materialize(container);

        await Amtool.Accepts("check-config", Path.Combine(root.FullName, "config", "alertmanager.yml"));

        Assert.DoesNotContain(container.Config, folder => folder.Name == "secrets");
        root.Delete(recursive: true);
    }

    [Theory]
    [InlineData("v0.25.0", false)]
    [InlineData("v0.26.0", true)]
    public void The_cluster_s_label_keeps_others_out_where_the_version_knows_it(string tag, bool isLabelled) =>
        Assert.Equal(isLabelled, Container(tag, "local").Args.Contains("--cluster.label=alertmanager"));

    [Fact]
    public void Retention_is_written_in_hours_because_Go_knows_no_days() =>
        Assert.Contains("--data.retention=240h", AlertmanagerScenario.Args(AlertmanagerScenario.Stack with { Retention = Duration.Days(10) }));

    private static ContainerSpec Container(string tag, string platform) => AlertmanagerScenario.Describe(
        AlertmanagerScenario.Stack with { Image = AlertmanagerImages.Default with { Tag = tag } },
        platform == "local" ? TestAddressing.Local : TestAddressing.Kubernetes).Containers[0];
}
