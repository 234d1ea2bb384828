using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Prometheus;
using Xunit;

namespace Monitoring.Tests.Stack;

/// <summary>A real Prometheus whose targets serve no metrics where it looks for them.</summary>
[Collection(OwnStackTests.Name)]
[Trait("Category", ContainerEngine.Category)]
public sealed class MisscrapedTargetTests
{
    [Fact]
    public async Task Each_target_without_metrics_is_told_once_with_its_URL_and_the_fix()
    {
        ContainerEngine.Require();
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(2 * SmallStack.Patience);
        var builder = SmallStack.Create();
        var exporter = builder.AddNodeExporter("node-exporter").Resource;
        var http = exporter.Metrics.Single().Endpoint;
        builder.AddPrometheus("prometheus").WithReplicas(1).WithScrapeInterval(Duration.Seconds(1))
            .WithScrapeTarget(builder.CreateResourceBuilder(exporter))
            .WithScrapeJob(new ScrapeJob("misspelt", http) { Path = "/metricz" })
            .WithScrapeJob(new ScrapeJob("page", http) { Path = "/" })
            .WithScrapeJob(new ScrapeJob("nobody", new StaticEndpoint("nobody.invalid", 1)));
        await using var app = builder.Build();
        await app.StartAsync(timeout.Token);

        var prometheus = app.Services.GetRequiredService<DistributedApplicationModel>().Resources.Single(resource => resource.Name == "prometheus");
        var log = app.Services.GetRequiredService<ResourceLoggerService>();
        var clock = Stopwatch.StartNew();
        while ((await Told(log, prometheus)).Count < 2 && clock.Elapsed < SmallStack.Patience)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(300), timeout.Token);
        }

        // Several more rounds of scrapes: what is told is told.
        await Task.Delay(TimeSpan.FromSeconds(5), timeout.Token);
        var told = await Told(log, prometheus);

        Assert.True(told.Count == 2, $"{told.Count} warnings:\n{string.Join('\n', told)}\nTargets: {await app.Json("prometheus-0", "/api/v1/targets?state=active")}");
        Assert.All(told, line => Assert.Contains("MON156 warning: node-exporter: prometheus finds no metrics at http://node-exporter:9100/", line, StringComparison.Ordinal));
        Assert.Single(told, line => line.Contains("http://node-exporter:9100/metricz: ", StringComparison.Ordinal));
        Assert.All(told, line => Assert.Contains("Fix: Give WithScrapeTarget the path", line, StringComparison.Ordinal));
    }

    private static async Task<List<string>> Told(ResourceLoggerService log, IResource resource)
    {
        var told = new List<string>();
        await foreach (var lines in log.GetAllAsync(resource))
        {
            told.AddRange(lines.Select(line => line.Content).Where(line => line.Contains("MON156", StringComparison.Ordinal)));
        }

        return told;
    }
}
