using System.Net;
using Monitoring.Tests.Containers;
using Xunit;

namespace Monitoring.Tests.Watchdog;

/// <summary>The service on a real PostgreSQL, in good days and bad.</summary>
[Trait("Category", "Containers")]
[Collection(OneServiceAtATime.Name)]
public sealed class DatabaseTests(SharedPostgres postgres)
{
    [Fact]
    public async Task Of_two_hundred_posts_at_once_none_is_lost_and_none_doubled()
    {
        await using var watchdog = await RunningWatchdog.StartAsync(await postgres.NameDatabaseAsync());

        // Ten alerts, each delivered by twenty posts, together with one that only this post has.
        await Task.WhenAll(Enumerable.Range(0, 200).Select(post => watchdog.DeliverAsync(
            WebhookAlertJson.Firing($"Shared{post % 10}"), WebhookAlertJson.Firing($"Own{post}"))));

        var listed = await watchdog.ListAsync();
        Assert.Equal(210, listed.Count);
        Assert.Equal(Enumerable.Repeat(20, 10), listed.Where(alert => alert.Labels["alertname"].StartsWith("Shared", StringComparison.Ordinal)).Select(alert => alert.Deliveries.Firing));
        Assert.Equal(400, listed.Sum(alert => alert.Deliveries.Firing));
    }

    [Fact]
    public async Task Two_processes_on_one_database_agree_on_one_row()
    {
        var database = await postgres.NameDatabaseAsync();
        await using var one = await RunningWatchdog.StartAsync(database);
        await using var other = await RunningWatchdog.StartAsync(database);
        var alert = WebhookAlertJson.Firing("HighCpu");

        await Task.WhenAll(Enumerable.Range(0, 50).Select(post => (post % 2 == 0 ? one : other).DeliverAsync(alert)));

        Assert.Equal(50, Assert.Single(await other.ListAsync()).Deliveries.Firing);
    }

    [Fact]
    public async Task A_restart_remembers_alerts_and_heartbeats()
    {
        var database = await postgres.NameDatabaseAsync();
        await using (var before = await RunningWatchdog.StartAsync(database))
            await before.DeliverAsync(WebhookAlertJson.Firing("HighCpu"), WebhookAlertJson.Heartbeat("eu"), WebhookAlertJson.Heartbeat("us").Resolved());

        await using var after = await RunningWatchdog.StartAsync(database);

        Assert.Equal(3, (await after.ListAsync()).Count);
        await Eventually.Async(async () => await after.GetStatusAsync("/deadman") == HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(10), "the lost heartbeat of us to be remembered");
        Assert.Contains("""{"cluster":"eu","status":"alive",""", await TextOf(after, "/deadman"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_not_heard_of_for_longer_than_the_retention_is_removed()
    {
        var database = await postgres.NameDatabaseAsync();
        var clock = new ManualClock();
        await using (var before = await RunningWatchdog.StartAsync(database, clock))
        {
            await before.DeliverAsync(WebhookAlertJson.Firing("Old"));
            clock.Advance(TimeSpan.FromDays(20));
            await before.DeliverAsync(WebhookAlertJson.Firing("New"));
        }

        clock.Advance(TimeSpan.FromDays(11));
        await using var after = await RunningWatchdog.StartAsync(database, clock, "Watchdog:Retention=30.00:00:00");

        await Eventually.Async(async () => (await after.ListAsync()).Count == 1, TimeSpan.FromSeconds(10), "the old alert to be removed");
        Assert.Equal("New", Assert.Single(await after.ListAsync()).Labels["alertname"]);
    }

    [Theory]
    [InlineData("frozen")]
    [InlineData("killed")]
    public async Task While_the_database_is_away_it_answers_503_and_afterwards_everything_accepted_is_there(string how)
    {
        await SharedPostgres.RequireEngineAsync();
        await using var own = await PostgresContainer.StartAsync();
        await using var watchdog = await RunningWatchdog.StartAsync(own.NameDatabase() + ";Timeout=2;Command Timeout=2;Cancellation Timeout=-1");
        await watchdog.DeliverAsync(WebhookAlertJson.Firing("Before"));

        await (how == "frozen" ? own.PauseAsync() : own.KillAsync());
        using var refused = await watchdog.PostAsync(WebhookAlertJson.Body(WebhookAlertJson.Firing("During"), WebhookAlertJson.Heartbeat("eu")));
        var page = await watchdog.GetTextAsync("/");
        var deadman = await watchdog.GetStatusAsync("/deadman");
        var health = await watchdog.GetTextAsync("/health");
        await (how == "frozen" ? own.UnpauseAsync() : own.StartAgainAsync());

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Contains("The database can&#x27;t be reached.", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, deadman);
        Assert.Equal("Degraded", health);

        // Alertmanager tries again until it is taken.
        await Eventually.Async(async () =>
        {
            using var retried = await watchdog.PostAsync(WebhookAlertJson.Body(WebhookAlertJson.Firing("During")));
            return retried.IsSuccessStatusCode;
        }, TimeSpan.FromSeconds(30), "the webhook to be accepted again");
        Assert.Equal(["During", "Before"], (await watchdog.ListAsync()).Select(alert => alert.Labels["alertname"]));
    }

    [Fact]
    public async Task With_ten_thousand_alerts_in_the_history_the_first_page_takes_less_than_100_ms()
    {
        await using var watchdog = await RunningWatchdog.StartAsync(await postgres.NameDatabaseAsync());
        foreach (var thousand in Enumerable.Range(0, 10))
            await watchdog.DeliverAsync([.. Enumerable.Range(0, 1000).Select(number => WebhookAlertJson.Firing($"Old{thousand * 1000 + number}", summary: "It was.").Resolved())]);

        await watchdog.GetTextAsync("/");
        var times = new List<TimeSpan>();
        for (var i = 0; i < 20; i++)
        {
            var started = TimeProvider.System.GetTimestamp();
            await watchdog.GetTextAsync("/");
            times.Add(TimeProvider.System.GetElapsedTime(started));
        }

        // The fastest is what the service needs; the others waited for whatever else this machine is busy with.
        Assert.InRange(times.Min().TotalMilliseconds, 0, 100);
    }

    private static async Task<string> TextOf(RunningWatchdog watchdog, string path)
    {
        using var response = await watchdog.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
