using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.Channels;
using Monitoring.Tests.Containers;
using Npgsql;
using Xunit;

namespace Monitoring.Tests.Watchdog;

/// <summary>
/// How much Watchdog takes and how fast its page is, as a process of its own on a real PostgreSQL: <c>eng/bench-watchdog.sh</c>.
/// </summary>
[Trait("Category", "Containers")]
[Collection(OneServiceAtATime.Name)]
public sealed class LoadBench(SharedPostgres postgres)
{
    private const int AlertsPerSecond = 2000;
    private const int Connections = 64;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(30);
    private static readonly Uri Address = new($"http://127.0.0.1:{FreePort.Find()}");

    /// <param name="alertsPerWebhook">Alertmanager sends the alerts of a group together.</param>
    [Theory(Explicit = true)]
    [InlineData(1)]
    [InlineData(10)]
    public async Task Two_thousand_alerts_a_second_are_all_kept_and_answered_in_time(int alertsPerWebhook)
    {
        var database = await postgres.NameDatabaseAsync();
        using var watchdog = Start(database);
        try
        {
            using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections }) { BaseAddress = Address };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", RunningWatchdog.Token);
            await Eventually.Async(() => IsHealthyAsync(client), TimeSpan.FromSeconds(30), "Watchdog to be ready");
            await PostAtRateAsync(client, alertsPerWebhook, TimeSpan.FromSeconds(3), firstAlert: -1_000_000);

            var latencies = await PostAtRateAsync(client, alertsPerWebhook, Duration, firstAlert: 0);

            var p50 = latencies[latencies.Count / 2];
            var p99 = latencies[latencies.Count * 99 / 100];
            TestContext.Current.SendDiagnosticMessage(
                "{0} alerts per webhook: {1} webhooks in {2} s, p50 {3:F0} ms, p99 {4:F0} ms, slowest {5:F0} ms",
                alertsPerWebhook, latencies.Count, Duration.TotalSeconds, p50.TotalMilliseconds, p99.TotalMilliseconds, latencies[^1].TotalMilliseconds);
            Assert.Equal(AlertsPerSecond * Duration.TotalSeconds, await CountAsync(database));
            Assert.InRange(p99.TotalMilliseconds, 0, 250);
        }
        finally
        {
            watchdog.Kill();
        }
    }

    [Fact(Explicit = true)]
    public async Task With_ten_thousand_alerts_in_the_history_the_first_page_takes_less_than_100_ms()
    {
        const int Alerts = 10_000;
        const int Pages = 200;
        using var watchdog = Start(await postgres.NameDatabaseAsync());
        try
        {
            using var client = new HttpClient { BaseAddress = Address };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", RunningWatchdog.Token);
            await Eventually.Async(() => IsHealthyAsync(client), TimeSpan.FromSeconds(30), "Watchdog to be ready");
            for (var first = 0; first < Alerts; first += 1000)
            {
                // One in a hundred still fires.
                await PostAsync(client, Webhook(first, 1000, number => number % 100 == 0));
            }

            var times = new List<TimeSpan>();
            for (var page = 0; page < Pages; page++)
            {
                times.Add(await LoadPageAsync(client));
            }

            var sorted = times.Order().ToList();
            TestContext.Current.SendDiagnosticMessage(
                "First page with {0} alerts in the history, {1} of them firing: first {2:F0} ms, median {3:F0} ms, p99 {4:F0} ms",
                Alerts, Alerts / 100, times[0].TotalMilliseconds, sorted[Pages / 2].TotalMilliseconds, sorted[Pages * 99 / 100].TotalMilliseconds);
            Assert.InRange(sorted[Pages / 2].TotalMilliseconds, 0, 100);
        }
        finally
        {
            watchdog.Kill();
        }
    }

    private static Process Start(string database) => Process.Start(new ProcessStartInfo("dotnet",
        [Path.Combine(AppContext.BaseDirectory, "Monitoring.Watchdog.dll"), $"--urls={Address}", $"--Watchdog:Token={RunningWatchdog.Token}", $"--ConnectionStrings:watchdog={database}"])
    {
        Environment = { ["Logging__LogLevel__Default"] = "Warning" },
    })!;

    private static async Task<bool> IsHealthyAsync(HttpClient client)
    {
        try
        {
            return await client.GetStringAsync(new Uri("/health", UriKind.Relative)) == "Healthy";
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>Posts at a steady rate, whether the answers come or not: a latency counts from when the post was due.</summary>
    /// <returns>The latencies, in order of size.</returns>
    private static async Task<List<TimeSpan>> PostAtRateAsync(HttpClient client, int alertsPerWebhook, TimeSpan duration, int firstAlert)
    {
        var latencies = new ConcurrentBag<TimeSpan>();
        var due = Channel.CreateUnbounded<(long At, string Body)>();
        var posting = Enumerable.Range(0, Connections).Select(async _ =>
        {
            await foreach (var (at, body) in due.Reader.ReadAllAsync())
            {
                await PostAsync(client, body);
                latencies.Add(Stopwatch.GetElapsedTime(at));
            }
        }).ToList();

        var started = Stopwatch.GetTimestamp();
        var webhooks = (int)(AlertsPerSecond * duration.TotalSeconds / alertsPerWebhook);
        for (var sent = 0; sent < webhooks;)
        {
            var wanted = Math.Min(webhooks, (int)(Stopwatch.GetElapsedTime(started).TotalSeconds * AlertsPerSecond / alertsPerWebhook) + 1);
            for (; sent < wanted; sent++)
                due.Writer.TryWrite((Stopwatch.GetTimestamp(), Webhook(firstAlert + (sent * alertsPerWebhook), alertsPerWebhook)));
            await Task.Delay(5);
        }
        due.Writer.Complete();
        await Task.WhenAll(posting);
        return [.. latencies.Order()];
    }

    private static async Task PostAsync(HttpClient client, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(new Uri("/api/alerts", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private static async Task<TimeSpan> LoadPageAsync(HttpClient client)
    {
        var started = Stopwatch.GetTimestamp();
        await client.GetStringAsync(new Uri("/", UriKind.Relative));
        return Stopwatch.GetElapsedTime(started);
    }

    private static string Webhook(int firstAlert, int alerts) => Webhook(firstAlert, alerts, _ => true);

    private static string Webhook(int firstAlert, int alerts, Func<int, bool> fires) => WebhookAlertJson.Body([.. Enumerable.Range(firstAlert, alerts)
        .Select(number => (IsFiring: fires(number), Alert: WebhookAlertJson.Firing("Load", fingerprint: $"{number:x8}", summary: "Something is wrong with one of many hosts.")))
        .Select(item => item.IsFiring ? item.Alert : item.Alert.Resolved())]);

    private static async Task<double> CountAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand("SELECT count(*)::float FROM episodes WHERE fingerprint < '80000000' AND firing_deliveries = 1");
        return (double)(await command.ExecuteScalarAsync())!;
    }
}
