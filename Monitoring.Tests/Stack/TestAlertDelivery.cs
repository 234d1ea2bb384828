using Xunit;

namespace Monitoring.Tests.Stack;

/// <summary>What Watchdog has received of the test alert.</summary>
internal static class TestAlertDelivery
{
    /// <summary>A second delivery, by another Alertmanager, would come one peer timeout (15 s) after the first.</summary>
    private static readonly TimeSpan TimeForADuplicate = TimeSpan.FromSeconds(20);

    /// <summary>Waits until the alerts have arrived, then long enough to see a duplicate.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="alerts">How many alerts of that name there are: one for each shard.</param>
    public static async Task ArrivesOnce(StackRun stack, int alerts = 1)
    {
        using var page = new WatchdogPage(stack);
        await stack.Eventually("watchdog", async () => await page.History("MonitoringTestAlert") is var seen && seen.Count == alerts ? (true, "all") : (false, $"{seen.Count}"), TimeSpan.FromSeconds(90));
        await Task.Delay(TimeForADuplicate, TestContext.Current.CancellationToken);

        var deliveries = await page.History("MonitoringTestAlert");
        Assert.Equal(alerts, deliveries.Count);
        Assert.All(deliveries, delivery => Assert.Equal(1, delivery["deliveries"]!["firing"]!.GetValue<int>()));
    }
}
