using System.Net;
using Xunit;

namespace Monitoring.Tests.Watchdog;

/// <summary>The page as the server renders it.</summary>
[Collection(OneServiceAtATime.Name)]
public sealed class PageTests
{
    [Fact]
    public async Task Text_of_alerts_is_never_markup_and_only_web_addresses_become_links()
    {
        await using var watchdog = await RunningWatchdog.StartAsync();
        await watchdog.DeliverAsync(WebhookAlertJson.Firing("<script>alert(1)</script>") with
        {
            GeneratorURL = "javascript:alert(2)",
            Annotations = new() { ["summary"] = "<img src=x onerror=alert(3)>", ["runbook_url"] = "data:text/html,<script>alert(4)</script>" },
        });

        using var response = await watchdog.Client.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"data:", page, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'; ", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "http://alertmanager.example:9093")]
    [InlineData("https://alerts.example.org/alertmanager/", "https://alerts.example.org/alertmanager")]
    public async Task The_silence_link_fills_in_the_labels_for_the_Alertmanager_that_a_browser_reaches(string? configured, string expected)
    {
        await using var watchdog = await RunningWatchdog.StartAsync(settings: configured is null ? [] : [$"Watchdog:AlertmanagerUrl={configured}"]);
        await watchdog.DeliverAsync(WebhookAlertJson.Firing("HighCpu") with { Labels = new() { ["alertname"] = "HighCpu", ["path"] = "C:\\ \"x\"" } });

        var page = await watchdog.GetTextAsync("/");

        var filter = Uri.EscapeDataString("""{alertname="HighCpu",path="C:\\ \"x\""}""");
        Assert.Contains($"href=\"{expected}/#/silences/new?filter={filter}\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "http://prometheus-0:9090/graph?g0.expr=up%3D%3D0&amp;g0.tab=1")]
    [InlineData("https://metrics.example.org/prometheus/", "https://metrics.example.org/prometheus/graph?g0.expr=up%3D%3D0&amp;g0.tab=1")]
    public async Task The_expression_is_a_link_to_the_Prometheus_that_a_browser_reaches(string? configured, string expected)
    {
        await using var watchdog = await RunningWatchdog.StartAsync(settings: configured is null ? [] : [$"Watchdog:PrometheusUrl={configured}"]);
        await watchdog.DeliverAsync(WebhookAlertJson.Firing("HighCpu") with { GeneratorURL = "http://prometheus-0:9090/graph?g0.expr=up%3D%3D0&g0.tab=1" });

        Assert.Contains($"href=\"{expected}\"", await watchdog.GetTextAsync("/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://runbooks.example.org/HighCpu", null, "href=\"https://runbooks.example.org/HighCpu\"")]
    [InlineData("docs/runbooks/HighCpu.md", "https://git.example.org/repo/main", "href=\"https://git.example.org/repo/main/docs/runbooks/HighCpu.md\"")]
    [InlineData("docs/runbooks/HighCpu.md", null, "<span>Runbook: docs/runbooks/HighCpu.md</span>")]
    public async Task A_runbook_is_a_link_where_it_is_known_to_lead(string runbook, string? configured, string expected)
    {
        await using var watchdog = await RunningWatchdog.StartAsync(settings: configured is null ? [] : [$"Watchdog:RunbookBaseUrl={configured}"]);
        await watchdog.DeliverAsync(WebhookAlertJson.Firing("HighCpu") with { Annotations = new() { ["runbook_url"] = runbook } });

        Assert.Contains(expected, await watchdog.GetTextAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_most_severe_come_first_and_the_heartbeat_is_no_alert()
    {
        await using var watchdog = await RunningWatchdog.StartAsync();
        await watchdog.DeliverAsync(
            WebhookAlertJson.Firing("Other", severity: "none"), WebhookAlertJson.Firing("Note", severity: "info"), WebhookAlertJson.Firing("Careful", severity: "warning"),
            WebhookAlertJson.Firing("Fire", severity: "critical"), WebhookAlertJson.Heartbeat("eu"));

        var page = await watchdog.GetTextAsync("/");
        var firing = page[page.IndexOf("id=\"firing\"", StringComparison.Ordinal)..page.IndexOf("id=\"history\"", StringComparison.Ordinal)];

        string[] names = [">Fire<", ">Careful<", ">Note<", ">Other<"];
        var order = names.Select(name => firing.IndexOf(name, StringComparison.Ordinal)).ToList();
        Assert.All(order, place => Assert.True(place > 0));
        Assert.Equal(order.Order(), order);
        Assert.DoesNotContain(">Watchdog<", firing, StringComparison.Ordinal);
        Assert.Contains("<title>(4) Watchdog</title>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_history_is_searched_and_paged()
    {
        await using var watchdog = await RunningWatchdog.StartAsync();
        await watchdog.DeliverAsync([.. Enumerable.Range(1, 120).Select(number => WebhookAlertJson.Firing($"Alert{number:D3}", summary: number % 2 == 0 ? "even & so on" : "odd").Resolved())]);

        var first = await watchdog.GetTextAsync("/?search=even+%26");
        var olderLink = WebUtility.HtmlDecode(first.Split("href=\"").Select(part => part.Split('"')[0]).Single(link => link.Contains("before=", StringComparison.Ordinal)));
        var second = await watchdog.GetTextAsync("/" + olderLink[2..]);

        Assert.Contains("<th scope=\"row\">Alert120</th>", first, StringComparison.Ordinal);
        Assert.DoesNotContain("Alert119", first, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">Alert020</th>", second, StringComparison.Ordinal);
        Assert.DoesNotContain("before=", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_page_does_not_delay_the_stop()
    {
        await using var watchdog = await RunningWatchdog.StartAsync();
        using var events = new StreamReader(await watchdog.Client.GetStreamAsync(new Uri("/events", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Equal("event: live", await events.ReadLineAsync(TestContext.Current.CancellationToken));

        var started = TimeProvider.System.GetTimestamp();
        await watchdog.StopAsync();
        Assert.InRange(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 0, 10);
    }

    [Theory]
    [InlineData("/watchdog.css", "text/css")]
    [InlineData("/watchdog.js", "text/javascript")]
    [InlineData("/favicon.svg", "image/svg+xml")]
    public async Task The_page_brings_all_it_needs(string path, string contentType)
    {
        await using var watchdog = await RunningWatchdog.StartAsync();

        using var response = await watchdog.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, contentType), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
    }
}
