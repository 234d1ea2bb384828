using Xunit;

namespace Monitoring.Tests.Stack;

[Collection(StackTests.Name)]
[Trait("Category", ContainerEngine.Category)]
public sealed class ScrapingTests(StackFixture stack)
{
    [Theory]
    [InlineData("prometheus-0")]
    [InlineData("prometheus-1")]
    public async Task Each_Prometheus_sees_every_target_of_the_running_components_up(string replica)
    {
        ContainerEngine.Require();
        await stack.Healthy(replica);
        await stack.Eventually(replica, async () =>
        {
            var targets = await ActiveTargets.Of(stack, replica);
            var running = targets.Where(target => ActiveTargets.JobsOfRunningComponents.Contains(target.Job)).ToList();
            var complete = running.Count(target => target.Job == "prometheus") == 2
                && running.Count(target => target.Job == "alertmanager") == 3
                && running.Select(target => target.Job).Distinct().Order(StringComparer.Ordinal).SequenceEqual(ActiveTargets.JobsOfRunningComponents);
            return (complete && running.TrueForAll(target => target.Health == "up"), string.Join("; ", targets));
        });
    }

    [Fact]
    public async Task The_replicas_differ_in_the_external_label_replica_and_in_nothing_else()
    {
        ContainerEngine.Require();
        var labels = new List<string>();
        foreach (var replica in new[] { "prometheus-0", "prometheus-1" })
        {
            await stack.Healthy(replica);
            using var client = stack.Http(replica);

            // Federation attaches the external labels as they really are, after the expansion of variables.
            var metrics = await client.GetStringAsync("/federate?match[]=prometheus_build_info", TestContext.Current.CancellationToken);
            labels.Add(metrics.Split('\n').First(line => line.StartsWith("prometheus_build_info{", StringComparison.Ordinal)));
        }

        Assert.Contains("replica=\"prometheus-0\"", labels[0], StringComparison.Ordinal);
        Assert.Contains("replica=\"prometheus-1\"", labels[1], StringComparison.Ordinal);
        Assert.All(labels, line => Assert.Contains("cluster=\"local\"", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("prometheus-0")]
    [InlineData("prometheus-1")]
    public async Task All_rules_are_loaded_and_none_fails(string replica)
    {
        ContainerEngine.Require();
        await stack.Healthy(replica);
        await stack.Eventually(replica, async () =>
        {
            var groups = (await stack.Json(replica, "/api/v1/rules"))["data"]!["groups"]!.AsArray();
            var rules = groups.SelectMany(group => group!["rules"]!.AsArray()).ToList();
            var notOk = rules.Where(rule => rule!["health"]!.GetValue<string>() != "ok").Select(rule => rule!["name"]!.GetValue<string>()).ToList();
            return (rules.Count > 100 && notOk.Count == 0, $"{rules.Count} rules, not evaluated or failing: {string.Join(", ", notOk)}");
        }, TimeSpan.FromSeconds(120));
    }
}
