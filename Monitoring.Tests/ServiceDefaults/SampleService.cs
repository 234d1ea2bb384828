using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Xunit;

namespace Monitoring.Tests.ServiceDefaults;

/// <summary>Somebody's small service on ServiceDefaults.</summary>
internal sealed class SampleService : IAsyncDisposable
{
    private const string MeterName = "Sample";

    private readonly WebApplication _app;
    private readonly HttpClient _client;

    private SampleService(WebApplication app)
    {
        _app = app;
        Meter = app.Services.GetRequiredService<IMeterFactory>().Create(MeterName);
        Address = new Uri(app.Urls.Single());
        _client = new HttpClient { BaseAddress = Address };
    }

    public Uri Address { get; }

    public Meter Meter { get; }

    /// <summary>What would have been exported: name and path of each finished span.</summary>
    public ConcurrentQueue<string> Spans { get; private init; } = [];

    public static async Task<SampleService> StartAsync(
        string environment = "Production", HealthStatus database = HealthStatus.Healthy, params string[] settings)
    {
        var spans = new ConcurrentQueue<string>();
        var builder = WebApplication.CreateBuilder(
            [$"--environment={environment}", "--urls=http://127.0.0.1:0", .. settings.Select(setting => $"--{setting}")]);
        builder.Logging.ClearProviders();
        builder.AddServiceDefaults();
        builder.Services.AddHealthChecks().AddCheck("database", () => new HealthCheckResult(database, "it is what it is"));
        builder.Services.ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddMeter(MeterName));
        builder.Services.ConfigureOpenTelemetryTracerProvider(traces => traces.AddSource(MeterName).AddProcessor(new Recorder(spans)));

        var app = builder.Build();
        app.MapDefaultEndpoints();
        app.MapGet("/orders/{id}", (int id, ILogger<SampleService> log) =>
        {
            log.LogInformation("Order {Id} is looked up.", id);
            return id;
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new SampleService(app) { Spans = spans };
    }

    public async Task<string> GetAsync(string path) => (await GetAsync(path, null)).Body;

    public async Task<(int StatusCode, string ContentType, string Body)> GetAsync(string path, string? accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, response.Content.Headers.ContentType?.ToString() ?? "", body);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    private sealed class Recorder(ConcurrentQueue<string> spans) : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data)
        {
            if (data.Recorded)
                spans.Enqueue($"{data.Kind} {data.GetTagItem("url.path") ?? data.GetTagItem("url.full")}");
        }
    }
}
