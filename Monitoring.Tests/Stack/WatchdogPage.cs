using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Monitoring.Tests.Stack;

/// <summary>What Watchdog shows of the running stack, to people and to programs.</summary>
internal sealed class WatchdogPage(StackRun stack) : IDisposable
{
    private readonly HttpClient _client = stack.Http("watchdog");

    /// <summary>The whole page.</summary>
    public Task<string> Html() => _client.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);

    /// <summary>The address of a link of an alert.</summary>
    public async Task<Uri> Link(string alert, string text)
    {
        var html = await Html();
        var article = html[html.IndexOf(Heading(alert), StringComparison.Ordinal)..];
        var before = article[..article.IndexOf($">{text}<", StringComparison.Ordinal)];
        return new Uri(WebUtility.HtmlDecode(before[(before.LastIndexOf("href=\"", StringComparison.Ordinal) + 6)..].Split('"')[0]));
    }

    /// <summary>The alert's rows: those that fire on the page, and its whole history with the number of deliveries.</summary>
    public async Task<(int Firing, List<JsonNode> History)> Rows(string alert)
    {
        var html = await Html();
        return (html.Split(Heading(alert)).Length - 1, await History(alert));
    }

    /// <summary>The alert's rows in the history.</summary>
    public async Task<List<JsonNode>> History(string alert)
    {
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", await stack.Resource<ParameterResource>("watchdog-token").GetValueAsync(TestContext.Current.CancellationToken));
        var alerts = await _client.GetFromJsonAsync<JsonArray>($"/api/alerts?search=alertname={alert}", TestContext.Current.CancellationToken);
        return [.. alerts!.Select(listed => listed!)];
    }

    /// <summary>Waits for the alert in the live part of an open page, which is never loaded again.</summary>
    /// <returns>When it was there.</returns>
    public async Task<DateTimeOffset> Shows(string alert, TimeSpan patience)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(patience);
        using var events = new StreamReader(await _client.GetStreamAsync(new Uri("/events", UriKind.Relative), timeout.Token));
        while (await events.ReadLineAsync(timeout.Token) is { } line)
        {
            if (line.Contains(Heading(alert), StringComparison.Ordinal))
            {
                return DateTimeOffset.UtcNow;
            }
        }

        throw new InvalidOperationException("Watchdog closed the stream of events.");
    }

    /// <summary>What the dead man's switch answers.</summary>
    public async Task<(HttpStatusCode Status, string Body)> DeadMan()
    {
        using var response = await _client.GetAsync(new Uri("/deadman", UriKind.Relative), TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    private static string Heading(string alert) => $">{alert}</h3>";
}
