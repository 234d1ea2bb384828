using System.Net;
using Aspire.Hosting.Testing;
using Monitoring.Hosting.Model;
using Xunit;

namespace Monitoring.Tests.Stack;

/// <summary>Servers that people reach below a path of a proxy, and each other without it.</summary>
[Collection(OwnStackTests.Name)]
[Trait("Category", ContainerEngine.Category)]
public sealed class ExternalUrlTests
{
    private const string Rules =
        """
        groups:
          - name: always
            rules:
              - alert: Always
                expr: vector(1)

        """;

    [Fact]
    public async Task Below_a_path_everything_works_within_and_links_lead_through_the_proxy()
    {
        ContainerEngine.Require();
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(SmallStack.Patience);
        using var rules = new TestFolder(("always.yml", Rules));
        var builder = SmallStack.Create();
        var alertmanager = builder.AddAlertmanager("alertmanager").WithReplicas(1).WithExternalUrl(new Uri("https://ops.example.com/alerts/"));
        var prometheus = builder.AddPrometheus("prometheus").WithReplicas(1).WithScrapeInterval(Duration.Seconds(1))
            .WithRules(rules.Path).WithAlertmanager(alertmanager).WithStackTargets();
        prometheus.Resource.Spec = prometheus.Resource.Spec with { ExternalUrl = new Uri("https://ops.example.com/metrics/"), EvaluationInterval = Duration.Seconds(1) };
        await using var app = builder.Build();
        await app.StartAsync(timeout.Token);
        await app.ResourceNotifications.WaitForResourceHealthyAsync("alertmanager", timeout.Token);
        await app.ResourceNotifications.WaitForResourceHealthyAsync("prometheus", timeout.Token);

        await Eventually.Async(() => BothAreScraped(app), SmallStack.Patience, "both targets to be up");
        foreach (var component in new[] { "prometheus", "alertmanager" })
        {
            var result = await app.ResourceCommands.ExecuteCommandAsync(component, "reload-configuration", timeout.Token);
            Assert.True(result.Success, result.Message);
        }

        await Eventually.Async(async () => await LinkOfAlert(app) is not null, SmallStack.Patience, "the alert");
        Assert.StartsWith("https://ops.example.com/metrics/graph?", await LinkOfAlert(app), StringComparison.Ordinal);
        Assert.Matches("^/metrics/.*graph$", await Redirection(app.GetEndpoint("prometheus-0", "http")));
        Assert.Equal("https://ops.example.com/metrics/", await Flag(app, "web.external-url"));
    }

    private static async Task<bool> BothAreScraped(DistributedApplication app)
    {
        var targets = (await app.Json("prometheus-0", "/api/v1/targets?state=active"))["data"]!["activeTargets"]!.AsArray();
        return targets.Count == 2 && targets.All(target => target!["health"]!.GetValue<string>() == "up");
    }

    private static async Task<string?> LinkOfAlert(DistributedApplication app) =>
        (await app.Json("alertmanager-0", "/api/v2/alerts")).AsArray().FirstOrDefault()?["generatorURL"]!.GetValue<string>();

    private static async Task<string> Flag(DistributedApplication app, string flag) =>
        (await app.Json("prometheus-0", "/api/v1/status/flags"))["data"]![flag]!.GetValue<string>();

    private static async Task<string?> Redirection(Uri address)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var response = await client.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        return response.Headers.Location?.OriginalString;
    }
}
