using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Monitoring.Hosting.Grafana.Dashboards;
using Xunit;

namespace Monitoring.Tests.Stack;

/// <summary>The dashboards, over what the running stack measures.</summary>
[Collection(StackTests.Name)]
[Trait("Category", ContainerEngine.Category)]
public sealed partial class DashboardTests(StackFixture stack)
{
    private const string Prometheus = "prometheus-0";

    /// <summary>Dashboards of what does not run here.</summary>
    private static readonly string[] NotHere = ["kubernetes-cluster", "kubernetes-workload"];

    // Windows of days are looked at once a minute.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Panels that are empty as long as all is well.</summary>
    private static readonly string[] EmptyWhenWell = [".NET services: Exceptions"];

    public static TheoryData<string> Dashboards => [.. StackDashboards.All.Values.Select(dashboard => dashboard.Uid)];

    public static TheoryData<string> DashboardsOfTheStack => [.. StackDashboards.All.Values.Select(dashboard => dashboard.Uid).Except(NotHere)];

    [Theory]
    [MemberData(nameof(Dashboards))]
    public async Task Prometheus_can_answer_every_query(string uid)
    {
        ContainerEngine.Require();
        await stack.Healthy(Prometheus);
        using var client = stack.Http(Prometheus);

        foreach (var query in Find(uid).Panels.SelectMany(panel => panel.Queries))
        {
            using var response = await client.GetAsync(Path(query), TestContext.Current.CancellationToken);
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{query.Expression}: {await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
        }
    }

    [Theory]
    [MemberData(nameof(DashboardsOfTheStack))]
    public async Task No_panel_of_a_running_component_stays_empty(string uid)
    {
        ContainerEngine.Require();
        await stack.Healthy(Prometheus);
        if (uid == "dotnet")
        {
            await stack.Healthy("watchdog");
            using var watchdog = stack.Http("watchdog");
            await watchdog.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        }

        var panels = Find(uid).Panels.Where(panel => IsOfARunningComponent(uid, panel) && !EmptyWhenWell.Contains($"{Find(uid).Title}: {panel.Title}")).ToList();

        await stack.Eventually(Prometheus, async () =>
        {
            var empty = new List<string>();
            foreach (var panel in panels)
            {
                var answers = await Task.WhenAll(panel.Queries.Select(Answers));
                if (answers.Sum() == 0)
                {
                    empty.Add($"{panel.Title}: {string.Join("; ", panel.Queries.Select(query => query.Expression))}");
                }
            }

            return (empty.Count == 0, string.Join('\n', empty));
        }, Patience);
    }

    private async Task<int> Answers(Query query)
    {
        using var client = stack.Http(Prometheus);
        var answer = await client.GetFromJsonAsync<JsonNode>(Path(query), TestContext.Current.CancellationToken);
        return answer!["data"]!["result"]!.AsArray().Count;
    }

    private bool IsOfARunningComponent(string uid, Panel panel) => !panel.Queries.Any(query =>
        ((uid == "thanos" || Thanos().IsMatch(query.Expression)) && stack.StartsOnRequest("thanos-query"))
        || (query.Expression.Contains("grafana_", StringComparison.Ordinal) && stack.StartsOnRequest("grafana")));

    private static Dashboard Find(string uid) => StackDashboards.All.Values.Single(dashboard => dashboard.Uid == uid);

    private static string Path(Query query) => "/api/v1/query?query=" + Uri.EscapeDataString(Variable().Replace(
        query.Expression.Replace("$__rate_interval", "30s", StringComparison.Ordinal), ".+"));

    [GeneratedRegex("thanos[_-]")]
    private static partial Regex Thanos();

    [GeneratedRegex(@"\$\w+")]
    private static partial Regex Variable();
}
