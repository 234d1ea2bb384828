using Xunit;

namespace Monitoring.Tests.Watchdog;

/// <summary>With the real sender: two Alertmanagers in a cluster.</summary>
[Collection(OneServiceAtATime.Name)]
public sealed class AlertmanagerTests
{
    [Fact]
    public async Task An_alert_is_on_the_page_soon_after_group_wait_and_stays_one_row_when_an_Alertmanager_dies()
    {
        await using var watchdog = await RunningWatchdog.StartAsync();
        var (first, second) = await AlertmanagerProcess.StartTwoAsync(watchdog.Address);
        await using (second)
        {
            await using (first)
            {
                await Task.WhenAll(first.AlertAsync("HighCpu"), second.AlertAsync("HighCpu"));
                await Eventually.Async(
                    async () => (await watchdog.GetTextAsync("/")).Contains(">HighCpu</h3>", StringComparison.Ordinal),
                    AlertmanagerProcess.GroupWait + TimeSpan.FromSeconds(5), "the alert on the page");
                Assert.Single(await watchdog.ListAsync());
            }

            // The survivor goes on repeating.
            var delivered = Assert.Single(await watchdog.ListAsync()).Deliveries.Firing;
            await Eventually.Async(
                async () => (await watchdog.ListAsync())[0].Deliveries.Firing > delivered, TimeSpan.FromSeconds(30), "the other Alertmanager to repeat the alert");
            Assert.Equal("firing", Assert.Single(await watchdog.ListAsync()).Status);
        }
    }
}
