using System.Diagnostics.Metrics;
using Xunit;

namespace Monitoring.Tests.ServiceDefaults;

[Collection(OneServiceAtATime.Name)]
public sealed class ExpositionTests
{
    private const string Text = "text/plain;version=0.0.4";
    private const string OpenMetrics = "application/openmetrics-text;version=1.0.0";

    [Theory]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("*/*", false)]
    [InlineData("text/html,*/*;q=0.8", false)]
    [InlineData(Text, false)]
    [InlineData(OpenMetrics, true)]
    [InlineData("application/openmetrics-text", true)]
    [InlineData("application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.4", true)]
    [InlineData("application/openmetrics-text;version=1.0.0;q=0.2,text/plain;version=0.0.4;q=0.4", false)]
    // Prometheus 2.42 and 3.
    [InlineData("application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1", true)]
    [InlineData("application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,application/openmetrics-text;version=0.0.1;q=0.5,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2", true)]
    public async Task The_format_is_the_one_that_is_asked_for(string? accept, bool openMetrics)
    {
        await using var service = await SampleService.StartAsync();

        var (statusCode, contentType, body) = await service.GetAsync("/metrics", accept);

        Assert.Equal(200, statusCode);
        Assert.Equal(openMetrics, contentType.StartsWith("application/openmetrics-text; version=1.0.0", StringComparison.Ordinal));
        Assert.Equal(!openMetrics, contentType.StartsWith("text/plain; version=0.0.4", StringComparison.Ordinal));
        Assert.Equal(openMetrics, body.EndsWith("\n# EOF\n", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("orders.placed", "{order}", "orders_placed_total")]
    [InlineData("orders.total", "{order}", "orders_total")]
    [InlineData("bytes.sent", "By", "bytes_sent_bytes_total")]
    [InlineData("time.spent", "s", "time_spent_seconds_total")]
    [InlineData("spent.seconds", "s", "spent_seconds_total")]
    [InlineData("tries", "1", "tries_total")]
    [InlineData("weird--name..x", "", "weird_name_x_total")]
    public async Task A_counter_is_named_with_unit_and_total(string instrument, string unit, string expected)
    {
        await using var service = await SampleService.StartAsync();
        service.Meter.CreateCounter<long>(instrument, unit).Add(3);

        foreach (var format in new[] { Text, OpenMetrics })
            Assert.Equal(3, Exposition.Parse((await service.GetAsync("/metrics", format)).Body).Value(expected));
    }

    [Theory]
    [InlineData("queue.length", "{message}", "queue_length")]
    [InlineData("disk.used", "1", "disk_used_ratio")]
    [InlineData("disk.free", "%", "disk_free_percent")]
    [InlineData("speed", "m/s", "speed_meters_per_second")]
    [InlineData("heat", "Cel", "heat_celsius")]
    public async Task A_gauge_is_named_with_its_unit(string instrument, string unit, string expected)
    {
        await using var service = await SampleService.StartAsync();
        service.Meter.CreateObservableGauge(instrument, () => 0.25, unit);

        foreach (var format in new[] { Text, OpenMetrics })
            Assert.Equal(0.25, Exposition.Parse((await service.GetAsync("/metrics", format)).Body).Value(expected));
    }

    [Fact]
    public async Task What_goes_up_and_down_is_a_gauge()
    {
        await using var service = await SampleService.StartAsync();
        var open = service.Meter.CreateUpDownCounter<int>("carts.open");
        open.Add(5);
        open.Add(-7);

        var body = await service.GetAsync("/metrics");

        Assert.Equal(-2, Exposition.Parse(body).Value("carts_open"));
        Assert.Contains("# TYPE carts_open gauge\n", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Text, "1", "2.5")]
    [InlineData(OpenMetrics, "1.0", "2.5")]
    public async Task A_histogram_counts_cumulatively(string format, string one, string twoAndAHalf)
    {
        await using var service = await SampleService.StartAsync();
        var sizes = service.Meter.CreateHistogram("order.size", "kg", "How heavy.", tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [1, 2.5] });
        foreach (var size in new[] { 0.5, 1, 2, 3 })
            sizes.Record(size);

        var metrics = Exposition.Parse((await service.GetAsync("/metrics", format)).Body);

        Assert.Equal((2, 3, 4), (
            metrics.Value("order_size_kg_bucket", ("le", one)),
            metrics.Value("order_size_kg_bucket", ("le", twoAndAHalf)),
            metrics.Value("order_size_kg_bucket", ("le", "+Inf"))));
        Assert.Equal((4, 6.5), (metrics.Value("order_size_kg_count"), metrics.Value("order_size_kg_sum")));
    }

    [Fact]
    public async Task Labels_and_help_may_contain_anything()
    {
        await using var service = await SampleService.StartAsync();
        const string Nasty = "a\"b\\c\nd 中文 {},=";
        service.Meter.CreateCounter<long>("nasty", null, "Back\\slash and\nnew line.").Add(1, new KeyValuePair<string, object?>("the.value", Nasty), new KeyValuePair<string, object?>("yes", true));

        var body = await service.GetAsync("/metrics");

        Assert.Contains("# HELP nasty_total Back\\\\slash and\\nnew line.\n", body, StringComparison.Ordinal);
        Assert.Equal(1, Exposition.Parse(body).Value("nasty_total", ("the_value", Nasty), ("yes", "true")));
    }

    [Fact]
    public async Task The_process_says_what_it_is()
    {
        await using var service = await SampleService.StartAsync();

        foreach (var format in new[] { Text, OpenMetrics })
        {
            var metrics = Exposition.Parse((await service.GetAsync("/metrics", format)).Body);
            Assert.Equal(1, metrics.Value("target_info", ("service_name", "Monitoring.Tests"), ("telemetry_sdk_language", "dotnet")));
        }
    }

    [Fact]
    public async Task Instruments_of_one_name_in_two_meters_share_a_family()
    {
        await using var service = await SampleService.StartAsync();
        using var other = new Meter("System.Net.Http");
        service.Meter.CreateCounter<long>("jobs").Add(1);
        other.CreateCounter<long>("jobs").Add(2);

        var body = await service.GetAsync("/metrics");

        Assert.Single(body.Split('\n'), line => line.StartsWith("# TYPE jobs_total ", StringComparison.Ordinal));
        var metrics = Exposition.Parse(body);
        Assert.Equal((1, 2), (metrics.Value("jobs_total", ("otel_scope_name", "Sample")), metrics.Value("jobs_total", ("otel_scope_name", "System.Net.Http"))));
    }

    [Fact]
    public async Task Scrapes_at_the_same_time_get_whole_answers_each_in_its_format()
    {
        await using var service = await SampleService.StartAsync();
        var counter = service.Meter.CreateCounter<long>("busy");

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(number =>
        {
            counter.Add(1, new KeyValuePair<string, object?>("number", number));
            return service.GetAsync("/metrics", number % 2 == 0 ? Text : OpenMetrics);
        }));

        foreach (var (index, answer) in answers.Index())
        {
            Assert.Equal(index % 2 != 0, answer.Body.EndsWith("# EOF\n", StringComparison.Ordinal));
            Assert.Equal(1, Exposition.Parse(answer.Body).Value("busy_total", ("number", "0")));
        }
    }

    [Fact]
    public async Task Promtool_finds_nothing_to_criticize()
    {
        await using var service = await SampleService.StartAsync();
        service.Meter.CreateCounter<long>("orders.placed", "{order}", "Orders placed.").Add(1);
        service.Meter.CreateHistogram<double>("order.value", "EUR", "What orders are worth.").Record(12.5);
        service.Meter.CreateObservableGauge("queue.age", () => 1.5, "s", "Age of the oldest message.");
        await service.GetAsync("/orders/42");

        await Promtool.FindsNothingIn(await service.GetAsync("/metrics"));
    }
}
