using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Monitoring.Tests.ServiceDefaults;

[Collection(OneServiceAtATime.Name)]
public sealed class OtlpTests
{
    [Fact]
    public async Task Metrics_traces_and_logs_are_pushed_where_the_environment_says()
    {
        var received = new ConcurrentQueue<string>();
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        await using var collector = builder.Build();
        collector.MapPost("/v1/{signal}", (string signal, HttpRequest request) => received.Enqueue($"{signal} {request.ContentType}"));
        await collector.StartAsync(TestContext.Current.CancellationToken);

        // What waits to be sent is sent when the service ends.
        await using (var service = await SampleService.StartAsync(settings:
            [$"OTEL_EXPORTER_OTLP_ENDPOINT={collector.Urls.Single()}", "OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf"]))
            await service.GetAsync("/orders/42");

        Assert.Equal(
            ["logs application/x-protobuf", "metrics application/x-protobuf", "traces application/x-protobuf"],
            received.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task In_development_a_collector_that_does_not_answer_holds_up_the_end_for_seconds_only()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var service = await SampleService.StartAsync("Development", settings:
            [$"OTEL_EXPORTER_OTLP_ENDPOINT=http://{silent.LocalEndpoint}", "OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf"]);
        await service.GetAsync("/orders/42");

        // OpenTelemetry's own limit would make it 10 s and more, and orchestrators kill earlier.
        await service.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(8), TestContext.Current.CancellationToken);
    }
}
