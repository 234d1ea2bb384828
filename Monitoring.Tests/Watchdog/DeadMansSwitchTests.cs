using System.Net;
using System.Text.Json;
using Xunit;

namespace Monitoring.Tests.Watchdog;

[Collection(OneServiceAtATime.Name)]
public sealed class DeadMansSwitchTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public async Task A_heartbeat_older_than_the_timeout_is_lost_and_a_new_one_brings_it_back()
    {
        await using var watchdog = await RunningWatchdog.StartAsync(clock: _clock, settings: "Watchdog:Heartbeat:Timeout=00:02:00");
        await watchdog.DeliverAsync(WebhookAlertJson.Heartbeat("eu"));

        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(HttpStatusCode.OK, await watchdog.GetStatusAsync("/deadman"));

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await watchdog.GetStatusAsync("/deadman"));

        await watchdog.DeliverAsync(WebhookAlertJson.Heartbeat("eu"));
        Assert.Equal(HttpStatusCode.OK, await watchdog.GetStatusAsync("/deadman"));
    }

    [Fact]
    public async Task A_resolved_heartbeat_is_lost_at_once()
    {
        await using var watchdog = await RunningWatchdog.StartAsync();
        await watchdog.DeliverAsync(WebhookAlertJson.Heartbeat("eu"));

        await watchdog.DeliverAsync(WebhookAlertJson.Heartbeat("eu").Resolved());

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await watchdog.GetStatusAsync("/deadman"));
    }

    [Fact]
    public async Task One_lost_cluster_is_enough()
    {
        await using var watchdog = await RunningWatchdog.StartAsync(clock: _clock);
        await watchdog.DeliverAsync(WebhookAlertJson.Heartbeat("eu"), WebhookAlertJson.Heartbeat("us"));
        _clock.Advance(TimeSpan.FromMinutes(6));
        await watchdog.DeliverAsync(WebhookAlertJson.Heartbeat("eu"));

        Assert.Equal("lost: eu alive, us lost", await ReportAsync(watchdog));
    }

    [Fact]
    public async Task An_expected_cluster_that_never_calls_is_lost_after_the_timeout()
    {
        await using var watchdog = await RunningWatchdog.StartAsync(clock: _clock, settings: ["Watchdog:Heartbeat:Clusters:0=eu", "Watchdog:Heartbeat:Clusters:1=us"]);
        await watchdog.DeliverAsync(WebhookAlertJson.Heartbeat("eu"));
        Assert.Equal("alive: eu alive, us alive", await ReportAsync(watchdog));

        _clock.Advance(TimeSpan.FromMinutes(4));
        await watchdog.DeliverAsync(WebhookAlertJson.Heartbeat("eu"));
        _clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal("lost: eu alive, us lost", await ReportAsync(watchdog));
    }

    [Fact]
    public async Task With_no_cluster_known_silence_is_noticed_too()
    {
        await using var watchdog = await RunningWatchdog.StartAsync(clock: _clock);
        _clock.Advance(TimeSpan.FromMinutes(6));

        Assert.Equal("lost: (any) lost", await ReportAsync(watchdog));
    }

    [Fact]
    public async Task The_metrics_tell_age_and_loss_of_each_heartbeat()
    {
        await using var watchdog = await RunningWatchdog.StartAsync(clock: _clock);
        await watchdog.DeliverAsync(WebhookAlertJson.Heartbeat("eu"));
        _clock.Advance(TimeSpan.FromSeconds(400));

        var metrics = Exposition.Parse(await watchdog.GetTextAsync("/metrics"));

        Assert.Equal(400, metrics.Value("watchdog_heartbeat_age_seconds", ("cluster", "eu")));
        Assert.Equal(1, metrics.Value("watchdog_heartbeat_lost", ("cluster", "eu")));
    }

    [Fact]
    public async Task It_tells_a_webhook_and_a_mailbox_once_when_a_heartbeat_is_lost_and_once_when_it_is_back()
    {
        await using var chat = await WebhookSink.StartAsync();
        using var mail = new MailSink();
        await using var watchdog = await RunningWatchdog.StartAsync(clock: _clock, settings:
        [
            $"Watchdog:Notifications:Webhook:Url={chat.Address}", "Watchdog:Notifications:Webhook:Token=secret",
            "Watchdog:Notifications:Smtp:Host=127.0.0.1", $"Watchdog:Notifications:Smtp:Port={mail.Port}", "Watchdog:Notifications:Smtp:Tls=false",
            "Watchdog:Notifications:Smtp:From=watchdog@example.org", "Watchdog:Notifications:Smtp:To=oncall@example.org",
        ]);
        await watchdog.DeliverAsync(WebhookAlertJson.Heartbeat("eu"));
        var seen = _clock.GetUtcNow();

        // The channel refuses the first message: it is told again.
        chat.RefuseNext();
        _clock.Advance(TimeSpan.FromMinutes(6));
        await Eventually.Async(() => Task.FromResult(chat.Accepted.Count == 1 && mail.Received.Count == 1), TimeSpan.FromSeconds(30), "the loss to be told");
        await watchdog.DeliverAsync(WebhookAlertJson.Heartbeat("eu"));
        await Eventually.Async(() => Task.FromResult(chat.Accepted.Count == 2 && mail.Received.Count == 2), TimeSpan.FromSeconds(30), "the return to be told");

        var lost = $"Monitoring of eu is silent: its last heartbeat arrived at {seen:yyyy-MM-dd HH:mm:ss} UTC. Alerts of this cluster may not reach anybody.";
        Assert.Equal(["lost", "alive"], chat.Accepted.Select(message => message.GetProperty("status").GetString()));
        Assert.Equal([lost, "Monitoring of eu is back: its heartbeat arrives again."], chat.Accepted.Select(message => message.GetProperty("text").GetString()));
        Assert.All(chat.Authorizations, authorization => Assert.Equal("Bearer secret", authorization));
        Assert.Equal(1, chat.Refused);
        Assert.Contains("Subject: Monitoring of eu is silent", mail.Received.First(), StringComparison.Ordinal);
        Assert.Contains("To: oncall@example.org", mail.Received.First(), StringComparison.Ordinal);
        Assert.Contains("Subject: Monitoring of eu is back", mail.Received.Last(), StringComparison.Ordinal);
    }

    private static async Task<string> ReportAsync(RunningWatchdog watchdog)
    {
        using var response = await watchdog.Client.GetAsync(new Uri("/deadman", UriKind.Relative), TestContext.Current.CancellationToken);
        using var report = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var clusters = report.RootElement.GetProperty("clusters").EnumerateArray()
            .Select(cluster => $"{cluster.GetProperty("cluster").GetString()} {cluster.GetProperty("status").GetString()}");
        Assert.Equal(report.RootElement.GetProperty("status").GetString() == "lost", response.StatusCode == HttpStatusCode.ServiceUnavailable);
        return $"{report.RootElement.GetProperty("status").GetString()}: {string.Join(", ", clusters)}";
    }
}
