using Monitoring.Tests.ServiceDefaults;
using Xunit;

namespace Monitoring.Tests.Watchdog;

[Collection(OneServiceAtATime.Name)]
public sealed class ScrapingTests
{
    [Fact]
    public async Task Promtool_finds_nothing_to_criticize_in_the_metrics_of_Watchdog()
    {
        await using var watchdog = await RunningWatchdog.StartAsync();
        await watchdog.DeliverAsync(WebhookAlertJson.Firing("HighCpu"), WebhookAlertJson.Heartbeat("eu"));
        await watchdog.DeliverAsync(WebhookAlertJson.Firing("HighCpu"));
        using var rejected = await watchdog.PostAsync("{");

        await Promtool.FindsNothingIn(await watchdog.GetTextAsync("/metrics"));
    }

    [Fact]
    public async Task Prometheus_scrapes_Watchdog()
    {
        await using var watchdog = await RunningWatchdog.StartAsync();
        await watchdog.DeliverAsync(WebhookAlertJson.Firing("HighCpu"), WebhookAlertJson.Heartbeat("eu"));

        await using var prometheus = await PrometheusProcess.ScrapeAsync(watchdog.Address);

        Assert.Equal(1, await prometheus.ValueOfAsync("up"));
        Assert.Equal(2, await prometheus.ValueOfAsync("sum(watchdog_alerts_received_total)"));
        Assert.Equal(0, await prometheus.ValueOfAsync("""watchdog_heartbeat_lost{cluster="eu"}"""));
    }
}
