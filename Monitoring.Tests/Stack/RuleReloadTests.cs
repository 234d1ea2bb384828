using Xunit;

namespace Monitoring.Tests.Stack;

[Collection(StackTests.Name)]
[Trait("Category", ContainerEngine.Category)]
public sealed class RuleReloadTests(StackFixture stack)
{
    private static readonly string[] Replicas = ["prometheus-0", "prometheus-1"];

    [Fact]
    public async Task A_new_rule_takes_effect_on_both_replicas_without_a_restart_and_a_broken_one_never_arrives()
    {
        ContainerEngine.Require();
        await stack.Healthy("prometheus");
        var file = Path.Combine(stack.RulesFolder, "edited.yml");

        await File.WriteAllTextAsync(file, Rules("job:edited:count"), TestContext.Current.CancellationToken);
        foreach (var replica in Replicas)
        {
            await stack.Eventually(replica, async () => Sees(await Groups(replica), "job:edited:count"));
        }

        await File.WriteAllTextAsync(file, Rules("job:edited:count").Replace("expr:", "expression:", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        await stack.Logs("prometheus", "edited.yml:5");
        foreach (var replica in Replicas)
        {
            Assert.Contains("job:edited:count", await Groups(replica), StringComparison.Ordinal);
        }

        File.Delete(file);
        foreach (var replica in Replicas)
        {
            await stack.Eventually(replica, async () => (!(await Groups(replica)).Contains("job:edited:count", StringComparison.Ordinal), "still there"));
        }
    }

    [Fact]
    public async Task Both_replicas_watch_over_the_objectives_of_the_app_host()
    {
        ContainerEngine.Require();
        await stack.Healthy("prometheus");

        foreach (var replica in Replicas)
        {
            var groups = (await stack.Json(replica, "/api/v1/rules"))["data"]!["groups"]!.AsArray();
            Assert.Equal(
                ["slo.alert-delivery", "slo.alert-delivery.budget", "slo.alerts", "slo.burn_rates"],
                groups.Where(group => group!["file"]!.GetValue<string>() == "/etc/prometheus/rules/slo.yml").Select(group => group!["name"]!.GetValue<string>()).Order(StringComparer.Ordinal));
            await stack.Eventually(replica, async () =>
            {
                var answer = await stack.Json(replica, "/api/v1/query?query=slo:objective:ratio{slo=%22alert-delivery%22}");
                return (answer["data"]!["result"]!.AsArray().Count == 1, answer.ToJsonString());
            });
        }
    }

    [Fact]
    public async Task The_command_Check_rules_shows_what_promtool_says()
    {
        ContainerEngine.Require();
        await stack.Healthy("prometheus");

        var result = await stack.Command("prometheus", "check-rules");

        Assert.True(result.Success, result.Message);
        Assert.Contains("SUCCESS", result.Data?.Value, StringComparison.Ordinal);
        Assert.Contains("rules found", result.Data?.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_Check_rules_shows_what_the_linter_finds_below_promtool_s_verdict()
    {
        ContainerEngine.Require();
        await stack.Healthy("prometheus");
        var file = Path.Combine(stack.RulesFolder, "careless.yml");
        await File.WriteAllTextAsync(file, Careless, TestContext.Current.CancellationToken);
        await stack.Eventually("prometheus-0", async () => Sees(await Groups("prometheus-0"), "Careless"));

        var result = await stack.Command("prometheus", "check-rules");
        File.Delete(file);

        Assert.True(result.Success, result.Message);
        Assert.Matches("^promtool finds nothing wrong, the linter has [0-9]+ warnings.$", result.Message);
        var report = result.Data!.Value;
        Assert.Contains("Checking /etc/prometheus/rules/careless.yml", report, StringComparison.Ordinal);
        var finding = $"MON194 warning: {file}:4: Alert 'Careless' has no runbook.";
        Assert.Contains(finding, report, StringComparison.Ordinal);
        Assert.True(report.IndexOf("SUCCESS", StringComparison.Ordinal) < report.IndexOf(finding, StringComparison.Ordinal), report);
    }

    [Theory]
    [InlineData("prometheus")]
    [InlineData("alertmanager")]
    public async Task The_command_Reload_configuration_succeeds(string component)
    {
        ContainerEngine.Require();
        await stack.Healthy(component);

        var result = await stack.Command(component, "reload-configuration");

        Assert.True(result.Success, result.Message);
    }

    private const string Careless =
        """
        groups:
          - name: careless
            rules:
              - alert: Careless
                expr: up == 2
                for: 1m
                labels:
                  severity: info
                annotations:
                  summary: Nobody knows what to do.
                  description: There is no runbook.

        """;

    private static (bool, string) Sees(string groups, string rule) => (groups.Contains(rule, StringComparison.Ordinal), "the rule is not loaded");

    private async Task<string> Groups(string replica) => (await stack.Json(replica, "/api/v1/rules"))["data"]!.ToJsonString();

    private static string Rules(string name) =>
        $"""
        groups:
          - name: edited
            rules:
              - record: {name}
                expr: count by (job) (up)

        """;
}
