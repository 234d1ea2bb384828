using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace Monitoring.Tests.Stack;

/// <summary>What people get wrong: each ends with exit code 1, a message that names the place and the fix, and nothing started.</summary>
public sealed class BadInputTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("--Monitoring:Prometheus:Replicaz=1", "MON001 error: Monitoring:Prometheus:Replicaz: There is no such option.", "Replicas")]
    [InlineData("--Monitoring:ScrapeInterval=15", "MON002 error: Monitoring:ScrapeInterval: '15' cannot be read.", "15s")]
    [InlineData("--Monitoring:Prometheus:Retention=soon", "MON002 error: Monitoring:Prometheus:Retention: 'soon' cannot be read.", "30d")]
    [InlineData("--Monitoring:Prometheus:Replicas=0", "MON003 error: Monitoring:Prometheus:Replicas: 0 replicas are none.", "Use 1 or more")]
    [InlineData("--Monitoring:Prometheus:StorageSize=10GB", "MON002 error: Monitoring:Prometheus:StorageSize: '10GB' cannot be read.", "10Gi")]
    public async Task A_wrong_option_is_named_with_its_path(string argument, string message, string fix)
    {
        var output = await Fails([argument]);

        Assert.Contains(message, output, StringComparison.Ordinal);
        Assert.Contains(fix, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_wrong_options_are_named_at_once()
    {
        var output = await Fails(["--Monitoring:Replicas=3", "--Monitoring:Alertmanager:Retention=never"]);

        Assert.Contains("Monitoring:Replicas", output, StringComparison.Ordinal);
        Assert.Contains("Monitoring:Alertmanager:Retention", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_container_engine_it_ends_within_5_seconds_and_says_what_to_install()
    {
        var limit = TimeSpan.FromSeconds(5);
        var quickest = TimeSpan.MaxValue;

        // Other tests take the processors away: the quickest of a few attempts is what the program itself needs.
        for (var attempt = 0; attempt < 5 && quickest >= limit; attempt++)
        {
            var clock = Stopwatch.StartNew();
            var output = await Fails([], start => start.Environment["ASPIRE_CONTAINER_RUNTIME"] = "no-such-engine");
            quickest = clock.Elapsed < quickest ? clock.Elapsed : quickest;

            Assert.Contains("MON004 error: container engine: There is no container engine: 'no-such-engine' is not installed.", output, StringComparison.Ordinal);
            Assert.Contains("Install Docker or Podman", output, StringComparison.Ordinal);
        }

        Assert.True(quickest < limit, $"It took {quickest.TotalSeconds:0.0} s.");
    }

    [Fact]
    [Trait("Category", ContainerEngine.Category)]
    public async Task A_port_in_use_is_named_with_who_asked_for_it()
    {
        ContainerEngine.Require();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var output = await Fails([$"--Monitoring:Grafana:HostPort={port}"], start => start.Environment["DcpPublisher__RandomizePorts"] = "false");

        Assert.Contains($"MON005 error: grafana: Port {port} on this machine is in use by another program, and grafana asks for it.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_folder_of_rules_is_named()
    {
        var output = await Fails(["--Monitoring:Prometheus:RulesFolder=/no/such/rules"]);

        Assert.Contains("/no/such/rules: The folder of rules does not exist.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_malformed_rule_file_is_named_with_its_line()
    {
        using var folder = new TestFolder(("broken.yml", "groups:\n  - name: a\n    rules:\n      - alert: NoExpression\n        for: 5m\n"));

        var output = await Fails([$"--Monitoring:Prometheus:RulesFolder={folder.Path}"]);

        Assert.Contains("broken.yml:4", output, StringComparison.Ordinal);
        Assert.Contains("expr", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_dashboard_is_named_with_its_line()
    {
        using var folder = new TestFolder(("broken.json", "{\n  \"uid\": \"broken\",\n  \"title\": \n}\n"));

        var output = await Fails([$"--Monitoring:Grafana:DashboardsFolder={folder.Path}"]);

        Assert.Contains("broken.json:4", output, StringComparison.Ordinal);
    }

    private static async Task<string> Fails(string[] arguments, Action<ProcessStartInfo>? configure = null)
    {
        using var host = AppHostProcess.Start(arguments, configure);
        var exitCode = await host.Ended(Patience);

        Assert.True(exitCode == 1, $"It ended with {exitCode} and wrote:\n{host.Output}");
        Assert.Contains("Nothing was started or written.", host.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", host.Output, StringComparison.Ordinal);
        return host.Output;
    }
}
