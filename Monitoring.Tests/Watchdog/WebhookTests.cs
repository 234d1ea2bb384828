using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Monitoring.Watchdog.Alerts;
using Xunit;

namespace Monitoring.Tests.Watchdog;

[Collection(OneServiceAtATime.Name)]
public sealed class WebhookTests
{
    [Fact]
    public async Task An_alert_delivered_by_three_Alertmanagers_is_one_alert_with_three_deliveries()
    {
        await using var watchdog = await RunningWatchdog.StartAsync();
        var alert = WebhookAlertJson.Firing("HighCpu");

        await watchdog.DeliverAsync(alert);
        await watchdog.DeliverAsync(alert);
        await watchdog.DeliverAsync(alert);

        var listed = Assert.Single(await watchdog.ListAsync());
        Assert.Equal(("HighCpu", "firing", 3, 0), (listed.Labels["alertname"], listed.Status, listed.Deliveries.Firing, listed.Deliveries.Resolved));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer")]
    [InlineData("Bearer wrong")]
    [InlineData("Basic Y29ycmVjdCBob3JzZSBiYXR0ZXJ5IHN0YXBsZQ==")]
    public async Task Without_the_right_token_nothing_is_accepted_or_told(string? authorization)
    {
        await using var watchdog = await RunningWatchdog.StartAsync();
        watchdog.Client.DefaultRequestHeaders.Authorization = authorization is null ? null : AuthenticationHeaderValue.Parse(authorization);

        using var posted = await watchdog.PostAsync(WebhookAlertJson.Body(WebhookAlertJson.Firing("HighCpu")));

        Assert.Equal(HttpStatusCode.Unauthorized, posted.StatusCode);
        Assert.Equal("Bearer", posted.Headers.WwwAuthenticate.ToString());
        Assert.Equal(HttpStatusCode.Unauthorized, await watchdog.GetStatusAsync(AlertEndpoints.Path));
    }

    [Theory]
    [InlineData("", 400, "The body is not the JSON of a webhook: line 1, byte 1, at $.")]
    [InlineData("{\n  \"version\": \"4\",\n  \"alerts\": [,]\n}", 400, "The body is not the JSON of a webhook: line 3, byte 14, at $.alerts[0].")]
    [InlineData("null", 400, "The body is null.")]
    [InlineData("""{"version":"4"}""", 400, "alerts is missing.")]
    [InlineData("""{"version":"4","alerts":[null]}""", 400, "alerts[0] is null.")]
    [InlineData("""{"version":"4","alerts":[{"status":"firing","startsAt":"2026-08-01T12:00:00Z"}]}""", 400, "alerts[0].fingerprint is missing or has more than 64 characters.")]
    [InlineData("""{"version":"4","alerts":[{"status":"firing","fingerprint":"f"}]}""", 400, "alerts[0].startsAt is missing.")]
    [InlineData("""{"version":"4","alerts":[{"status":"on","fingerprint":"f","startsAt":"2026-08-01T12:00:00Z"}]}""", 400, "alerts[0].status is \"on\"; it has to be \"firing\" or \"resolved\".")]
    [InlineData("""{"version":"4","alerts":[{"status":"firing","fingerprint":"f","startsAt":"noon"}]}""", 400, "The body is not the JSON of a webhook: line 1, byte 80, at $.alerts[0].startsAt.")]
    [InlineData("""{"version":"5","alerts":[]}""", 422, "The payload's version is \"5\"; only version \"4\" is understood.")]
    [InlineData("""{"alerts":[]}""", 422, "The payload's version is \"\"; only version \"4\" is understood.")]
    public async Task A_body_that_is_no_webhook_is_refused_with_the_reason(string body, int statusCode, string reason)
    {
        await using var watchdog = await RunningWatchdog.StartAsync();

        using var response = await watchdog.PostAsync(body);

        Assert.Equal(statusCode, (int)response.StatusCode);
        Assert.Equal(reason, (await response.Content.ReadFromJsonAsync<Problem>(TestContext.Current.CancellationToken))!.Detail);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_that_is_too_large_is_refused_whether_it_says_its_length_or_not(bool chunked)
    {
        await using var watchdog = await RunningWatchdog.StartAsync(settings: "Watchdog:MaxBodyBytes=10000");
        using var request = new HttpRequestMessage(HttpMethod.Post, AlertEndpoints.Path)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(new string(' ', 20_000))),
        };
        request.Headers.TransferEncodingChunked = chunked;

        using var response = await watchdog.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task One_bad_alert_in_a_webhook_leaves_nothing_behind_of_the_good_ones()
    {
        await using var watchdog = await RunningWatchdog.StartAsync();

        using var response = await watchdog.PostAsync(WebhookAlertJson.Body(
            WebhookAlertJson.Firing("Good"), WebhookAlertJson.Firing("Bad") with { Status = "unknown" }));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(await watchdog.ListAsync());
    }

    [Fact]
    public async Task The_metrics_count_what_was_received_deduplicated_and_rejected()
    {
        await using var watchdog = await RunningWatchdog.StartAsync();
        var alert = WebhookAlertJson.Firing("HighCpu");
        await watchdog.DeliverAsync(alert);
        await watchdog.DeliverAsync(alert);
        await watchdog.DeliverAsync(alert.Resolved());
        using var rejected = await watchdog.PostAsync("{");

        var metrics = Exposition.Parse(await watchdog.GetTextAsync("/metrics"));

        Assert.Equal(2, metrics.Value("watchdog_alerts_received_total", ("status", "firing")));
        Assert.Equal(1, metrics.Value("watchdog_alerts_received_total", ("status", "resolved")));
        Assert.Equal(1, metrics.Value("watchdog_alerts_deduplicated_total", ("status", "firing")));
        Assert.Equal(1, metrics.Value("watchdog_webhooks_rejected_total", ("reason", "malformed")));
        // The alert began a minute before it was received; the repetition is no latency.
        Assert.Equal(1, metrics.Value("watchdog_notification_latency_seconds_count"));
        Assert.Equal(0, metrics.Value("watchdog_notification_latency_seconds_bucket", ("le", "45")));
        Assert.Equal(1, metrics.Value("watchdog_notification_latency_seconds_bucket", ("le", "90")));
    }

    [Theory]
    [InlineData("?status=firing", "Second")]
    [InlineData("?status=resolved", "First")]
    [InlineData("?search=alertname=second", "Second")]
    [InlineData("?limit=1", "Second")]
    public async Task The_list_can_be_narrowed(string query, string expected)
    {
        await using var watchdog = await RunningWatchdog.StartAsync();
        await watchdog.DeliverAsync(WebhookAlertJson.Firing("First").Resolved());
        await watchdog.DeliverAsync(WebhookAlertJson.Firing("Second"));

        Assert.Equal(expected, Assert.Single(await watchdog.ListAsync(query)).Labels["alertname"]);
    }

    private sealed record Problem(string Detail);
}
