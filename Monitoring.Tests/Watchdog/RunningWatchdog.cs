using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Monitoring.Watchdog;
using Monitoring.Watchdog.Alerts;
using Xunit;

namespace Monitoring.Tests.Watchdog;

/// <summary>The service on a port of its own, in this process.</summary>
internal sealed class RunningWatchdog : IAsyncDisposable
{
    public const string Token = "correct horse battery staple";

    private readonly WebApplication _app;

    private RunningWatchdog(WebApplication app)
    {
        _app = app;
        Address = new Uri(app.Urls.Single());
        Client = new HttpClient { BaseAddress = Address };
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    public Uri Address { get; }

    /// <summary>Knows the token.</summary>
    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    /// <param name="database">The connection string; null keeps alerts in memory.</param>
    /// <param name="settings">Further configuration, as <c>key=value</c>.</param>
    public static async Task<RunningWatchdog> StartAsync(string? database = null, TimeProvider? clock = null, params string[] settings)
    {
        List<string> arguments = ["urls=http://127.0.0.1:0", $"Watchdog:Token={Token}", .. settings];
        if (database is not null)
            arguments.Add($"ConnectionStrings:watchdog={database}");

        var app = WatchdogApplication.Create([.. arguments.Select(argument => $"--{argument}")], builder =>
        {
            builder.Logging.ClearProviders();
            if (clock is not null)
                builder.Services.AddSingleton(clock);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        var watchdog = new RunningWatchdog(app);
        if (database is not null)
            await watchdog.WaitForDatabaseAsync();
        return watchdog;
    }

    public Task<HttpResponseMessage> PostAsync(string body) =>
        Client.PostAsync(new Uri(AlertEndpoints.Path, UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);

    public async Task DeliverAsync(params WebhookAlertJson[] alerts)
    {
        using var response = await PostAsync(WebhookAlertJson.Body(alerts));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    public async Task<IReadOnlyList<ListedAlertJson>> ListAsync(string query = "") =>
        (await Client.GetFromJsonAsync<List<ListedAlertJson>>($"{AlertEndpoints.Path}{query}", TestContext.Current.CancellationToken))!;

    public Task<string> GetTextAsync(string path) => Client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    public async Task<HttpStatusCode> GetStatusAsync(string path)
    {
        using var response = await Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    public Task StopAsync() => _app.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    private Task WaitForDatabaseAsync() => Eventually.Async(
        async () => await GetTextAsync("/health") == "Healthy", TimeSpan.FromSeconds(30), "the database to be ready");
}

/// <summary>What <c>GET /api/alerts</c> lists, as far as tests look at it.</summary>
internal sealed record ListedAlertJson(string Fingerprint, string Status, DateTimeOffset StartsAt, DateTimeOffset? EndsAt, ListedDeliveriesJson Deliveries, Dictionary<string, string> Labels);

internal sealed record ListedDeliveriesJson(int Firing, int Resolved);
