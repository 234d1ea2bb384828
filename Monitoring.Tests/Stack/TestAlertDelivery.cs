using System.Text.Json.Nodes;
using Xunit;

namespace Monitoring.Tests.Stack;

/// <summary>What Watchdog has received of the test alert.</summary>
internal static class TestAlertDelivery
{
    /// <summary>A second delivery, by another Alertmanager, would come one peer timeout (15 s) after the first.</summary>
    private static readonly TimeSpan TimeForADuplicate = TimeSpan.FromSeconds(20);

    /// <summary>Waits until it has arrived, then long enough to see a duplicate; there must be none.</summary>
    /// <returns>The rows of the alert: one, unless several shards fire it.</returns>
    public static async Task<IReadOnlyList<JsonNode>> ArrivesOnce(StackRun stack)
    {
        using var page = new WatchdogPage(stack);
        await stack.Eventually("watchdog", async () => (await page.History("MonitoringTestAlert") is { Count: > 0 }, "none"), TimeSpan.FromSeconds(90));
        await Task.Delay(TimeForADuplicate, TestContext.Current.CancellationToken);

        var deliveries = await page.History("MonitoringTestAlert");
        Assert.All(deliveries, delivery => Assert.Equal(1, delivery["deliveries"]!["firing"]!.GetValue<int>()));
        return deliveries;
    }
}
