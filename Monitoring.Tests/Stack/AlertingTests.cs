using Xunit;

namespace Monitoring.Tests.Stack;

[Collection(StackTests.Name)]
[Trait("Category", ContainerEngine.Category)]
public sealed class AlertingTests(StackFixture stack)
{
    [Fact]
    public async Task The_Alertmanagers_form_one_cluster_of_three()
    {
        ContainerEngine.Require();
        foreach (var member in new[] { "alertmanager-0", "alertmanager-1", "alertmanager-2" })
        {
            await stack.Healthy(member);
            await stack.Eventually(member, async () =>
            {
                var status = await stack.Json(member, "/api/v2/status");
                var peers = status["cluster"]!["peers"]!.AsArray().Count;
                return (peers == 3, $"{peers} peers");
            });
        }
    }

    [Fact]
    public async Task Each_Prometheus_sends_to_all_three_Alertmanagers()
    {
        ContainerEngine.Require();
        foreach (var replica in new[] { "prometheus-0", "prometheus-1" })
        {
            await stack.Healthy(replica);
            await stack.Eventually(replica, async () =>
            {
                var answer = await stack.Json(replica, "/api/v1/alertmanagers");
                var active = answer["data"]!["activeAlertmanagers"]!.AsArray().Select(target => target!["url"]!.GetValue<string>()).ToList();
                return (active.Count == 3, string.Join(", ", active));
            });
        }
    }

    [Fact]
    public async Task A_test_alert_sent_by_both_Prometheus_arrives_exactly_once()
    {
        ContainerEngine.Require();
        await stack.Healthy("alertmanager");
        await stack.Healthy("prometheus");
        await stack.Healthy("watchdog");

        var result = await stack.Command("prometheus", "fire-test-alert");

        Assert.True(result.Success, result.Message);
        foreach (var replica in new[] { "prometheus-0", "prometheus-1" })
        {
            await stack.Eventually(replica, async () =>
            {
                var alerts = await stack.Json(replica, "/api/v1/alerts");
                var firing = alerts["data"]!["alerts"]!.AsArray().Count(alert => alert!["labels"]!["alertname"]!.GetValue<string>() == "MonitoringTestAlert");
                return (firing == 1, $"{firing} firing");
            });
        }

        Assert.Single(await TestAlertDelivery.ArrivesOnce(stack));
    }
}
