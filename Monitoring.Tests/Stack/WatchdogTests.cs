using System.Diagnostics;
using System.Net;
using Aspire.Hosting.Testing;
using Xunit;

namespace Monitoring.Tests.Stack;

/// <summary>Watchdog as the last link of the chain: both Prometheus, three Alertmanagers, and whoever of them is dead.</summary>
[Collection(StackTests.Name)]
[Trait("Category", ContainerEngine.Category)]
public sealed class WatchdogTests(StackFixture stack)
{
    private static readonly string[] Prometheis = ["prometheus-0", "prometheus-1"];

    [Fact]
    public async Task An_alert_is_on_the_page_within_group_wait_and_five_seconds_and_its_links_lead_somewhere()
    {
        await Ready();
        using var page = new WatchdogPage(stack);
        using var alert = FiredAlert.In(stack, "FiredToBeSeen");

        var shown = await page.Shows(alert.Name, TimeSpan.FromSeconds(60));

        var fired = await Task.WhenAll(Prometheis.Select(replica => FiringSince(replica, alert.Name)));
        Assert.InRange(shown - fired.Min(), TimeSpan.Zero, StackFixture.GroupWait + TimeSpan.FromSeconds(5));
        var silence = await page.Link(alert.Name, "Silence");
        Assert.Equal(stack.App.GetEndpoint("alertmanager-0", "http").Authority, silence.Authority);
        Assert.Contains("/#/silences/new?filter=%7Balertname%3D%22FiredToBeSeen%22", silence.OriginalString, StringComparison.Ordinal);
        Assert.Equal(stack.App.GetEndpoint("prometheus-0", "http").Authority, (await page.Link(alert.Name, "Expression")).Authority);
        Assert.Equal($"{StackFixture.Runbooks}docs/runbooks/FiredToBeSeen.md", (await page.Link(alert.Name, "Runbook")).AbsoluteUri);
    }

    [Theory]
    [InlineData("prometheus-0", "alertmanager-0")]
    [InlineData("prometheus-1", "alertmanager-1")]
    [InlineData("alertmanager-2")]
    public async Task While_one_of_each_is_dead_an_alert_is_exactly_one_row(params string[] victims)
    {
        await Ready();
        using var page = new WatchdogPage(stack);
        using var before = FiredAlert.In(stack, $"FiredBeforeTheDeathOf_{victims[^1].Replace('-', '_')}");
        await page.Shows(before.Name, TimeSpan.FromSeconds(60));

        var clock = Stopwatch.StartNew();
        await Task.WhenAll(victims.Select(stack.Kill));
        using var during = FiredAlert.In(stack, $"FiredAfterTheDeathOf_{victims[^1].Replace('-', '_')}");
        await page.Shows(during.Name, TimeSpan.FromSeconds(90));

        // What only a dead Prometheus had sent would be over by now.
        var rest = StackFixture.AlertLifetime + TimeSpan.FromSeconds(5) - clock.Elapsed;
        await Task.Delay(rest > TimeSpan.Zero ? rest : TimeSpan.Zero, TestContext.Current.CancellationToken);
        await IsOneRow(page, before, during);

        foreach (var victim in victims)
        {
            var started = await stack.Command(victim, KnownResourceCommands.StartCommand);
            Assert.True(started.Success, started.Message);
            await stack.Healthy(victim);
        }

        await IsOneRow(page, before, during);
    }

    [Fact]
    public async Task When_both_Prometheus_stop_the_dead_man_s_switch_says_so_in_time_and_all_is_well_after_their_restart()
    {
        await Ready();
        using var page = new WatchdogPage(stack);
        await stack.Eventually("watchdog", async () => await page.DeadMan() is { Status: HttpStatusCode.OK } answer ? (true, answer.Body) : (false, "no heartbeat yet"));

        await Task.WhenAll(Prometheis.Select(replica => stack.Command(replica, KnownResourceCommands.StopCommand)));
        await stack.Eventually("watchdog", async () => await page.DeadMan() is var (status, body) && status == HttpStatusCode.ServiceUnavailable ? (true, body) : (false, body), StackFixture.HeartbeatTimeout);
        Assert.Contains("\"cluster\":\"local\",\"status\":\"lost\"", (await page.DeadMan()).Body, StringComparison.Ordinal);
        Assert.Contains("Heartbeat lost: local.", await page.Html(), StringComparison.Ordinal);

        await Task.WhenAll(Prometheis.Select(replica => stack.Command(replica, KnownResourceCommands.StartCommand)));
        await stack.Eventually("watchdog", async () => await page.DeadMan() is var (status, body) && status == HttpStatusCode.OK ? (true, body) : (false, body));
    }

    [Theory]
    [InlineData("prometheus-0")]
    [InlineData("prometheus-1")]
    public async Task Each_Prometheus_scrapes_it(string replica)
    {
        await Ready();
        await stack.Eventually(replica, async () =>
        {
            var result = (await stack.Json(replica, "/api/v1/query?query=up{job=\"watchdog\"}"))["data"]!["result"]!.AsArray();
            return (result.Count == 1 && result[0]!["value"]![1]!.GetValue<string>() == "1", result.ToJsonString());
        });
    }

    private async Task Ready()
    {
        ContainerEngine.Require();
        foreach (var component in new[] { "prometheus", "alertmanager", "watchdog" })
        {
            await stack.Healthy(component);
        }
    }

    private static async Task IsOneRow(WatchdogPage page, params FiredAlert[] alerts)
    {
        foreach (var alert in alerts)
        {
            var (firing, history) = await page.Rows(alert.Name);
            Assert.True(firing == 1 && history.Count == 1, $"{alert.Name}: {firing} on the page, in the history: {string.Join(", ", history)}");
        }
    }

    private async Task<DateTimeOffset> FiringSince(string replica, string alert)
    {
        DateTimeOffset? since = null;
        await stack.Eventually(replica, async () =>
        {
            var alerts = (await stack.Json(replica, "/api/v1/alerts"))["data"]!["alerts"]!.AsArray();
            since = alerts.FirstOrDefault(one => one!["labels"]!["alertname"]!.GetValue<string>() == alert)?["activeAt"]!.GetValue<DateTimeOffset>();
            return (since is not null, $"{alerts.Count} other alerts");
        });
        return since!.Value;
    }
}
