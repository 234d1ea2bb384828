using Xunit;

namespace Monitoring.Tests.ServiceDefaults;

[Collection(OneServiceAtATime.Name)]
public sealed class TelemetryTests
{
    [Fact]
    public async Task Requests_are_counted_by_route_and_never_by_path()
    {
        await using var service = await SampleService.StartAsync();
        await service.GetAsync("/orders/41");
        await service.GetAsync("/orders/42");
        await service.GetAsync("/orders/none");
        await service.GetAsync("/wp-admin/setup.php");

        var text = await service.GetAsync("/metrics");
        var metrics = Exposition.Parse(text);

        Assert.Equal(2, metrics.Value("http_server_request_duration_seconds_count", ("http_route", "/orders/{id}"), ("http_response_status_code", "200")));
        Assert.Equal(["", "/orders/{id}"], metrics.LabelValues("http_server_request_duration_seconds_count", "http_route"));
        Assert.DoesNotContain("wp-admin", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scrapes_and_probes_are_neither_counted_nor_traced()
    {
        await using var service = await SampleService.StartAsync();
        await service.GetAsync("/health");
        await service.GetAsync("/alive");
        await service.GetAsync("/metrics");
        await service.GetAsync("/orders/42");

        // An answer serves scrapes of the next 300 ms too.
        await Task.Delay(400, TestContext.Current.CancellationToken);
        var metrics = Exposition.Parse(await service.GetAsync("/metrics"));

        Assert.Equal(1, metrics.Value("http_server_request_duration_seconds_count"));
        Assert.Equal(["Server /orders/42"], service.Spans.Where(span => span.StartsWith("Server", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("0.1")]
    [InlineData("0.2")]
    [InlineData("0.3")]
    [InlineData("0.5")]
    [InlineData("1")]
    public async Task Request_durations_have_a_bucket_that_ends_at_usual_objectives(string seconds)
    {
        await using var service = await SampleService.StartAsync();
        await service.GetAsync("/orders/42");

        var metrics = Exposition.Parse(await service.GetAsync("/metrics"));

        Assert.True(metrics.Has("http_server_request_duration_seconds_bucket", ("le", seconds)));
    }

    [Theory]
    [InlineData("dotnet_gc_collections_total")]
    [InlineData("dotnet_process_memory_working_set_bytes")]
    [InlineData("dotnet_thread_pool_queue_length_total")]
    [InlineData("kestrel_active_connections")]
    [InlineData("http_server_active_requests")]
    [InlineData("http_client_request_duration_seconds_count")]
    public async Task The_runtime_the_server_and_the_client_are_measured(string name)
    {
        await using var service = await SampleService.StartAsync();
        await service.GetAsync("/orders/42");

        Assert.True(Exposition.Parse(await service.GetAsync("/metrics")).Has(name));
    }
}
