using Xunit;

namespace Monitoring.Tests.ServiceDefaults;

/// <summary>The consumer's judgement: the real Prometheus.</summary>
[Collection(OneServiceAtATime.Name)]
public sealed class PrometheusTests
{
    [Fact]
    public async Task Prometheus_takes_in_every_kind_of_metric()
    {
        await using var service = await SampleService.StartAsync();
        service.Meter.CreateCounter<long>("orders.placed", "{order}", "Orders placed.").Add(7, new KeyValuePair<string, object?>("shop", "a\"b\\c\nd"));
        service.Meter.CreateHistogram<double>("order.value", "EUR", "What orders are worth.").Record(12.5);
        service.Meter.CreateObservableGauge("queue.age", () => 1.5, "s", "Age of the oldest message.");
        await service.GetAsync("/orders/42");

        await using var prometheus = await PrometheusProcess.ScrapeAsync(service.Address);

        Assert.Equal(1, await prometheus.ValueOfAsync("up"));
        Assert.Equal(7, await prometheus.ValueOfAsync("""orders_placed_total{shop="a\"b\\c\nd"}"""));
        Assert.Equal(1, await prometheus.ValueOfAsync("""order_value_EUR_bucket{le="25.0"}"""));
        Assert.Equal(12.5, await prometheus.ValueOfAsync("order_value_EUR_sum"));
        Assert.Equal(1.5, await prometheus.ValueOfAsync("queue_age_seconds"));
        Assert.Equal(1, await prometheus.ValueOfAsync("""http_server_request_duration_seconds_count{http_route="/orders/{id}"}"""));
        Assert.Equal(1, await prometheus.ValueOfAsync("target_info"));
        Assert.True(await prometheus.ValueOfAsync("scrape_samples_scraped") > 100);
    }
}
