using Aspire.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Monitoring.Tests.Stack;

[Collection(OwnStackTests.Name)]
public sealed class MissingImageTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Fact]
    [Trait("Category", ContainerEngine.Category)]
    public async Task A_component_whose_image_does_not_exist_says_which_and_why_and_the_rest_runs()
    {
        ContainerEngine.Require();
        using var timeout = new CancellationTokenSource(Patience);
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.Monitoring_AppHost>(
            ["--Monitoring:Images:NodeExporter:Registry=", "--Monitoring:Images:NodeExporter:Image=monitoring-local/no-such-image", "--Monitoring:Images:NodeExporter:Tag=1.0.0"],
            timeout.Token);
        await using var app = await builder.BuildAsync(timeout.Token);
        await app.StartAsync(timeout.Token);

        await app.ResourceNotifications.WaitForResourceAsync("node-exporter", KnownResourceStates.FailedToStart, timeout.Token);
        await app.ResourceNotifications.WaitForResourceHealthyAsync("prometheus", timeout.Token);

        var exporter = app.Services.GetRequiredService<DistributedApplicationModel>().Resources.Single(resource => resource.Name == "node-exporter");
        var log = new List<string>();
        await foreach (var lines in app.Services.GetRequiredService<ResourceLoggerService>().GetAllAsync(exporter).WithCancellation(timeout.Token))
        {
            log.AddRange(lines.Select(line => line.Content));
        }

        Assert.Contains(log, line => line.Contains("monitoring-local/no-such-image", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_components_of_one_name_are_refused_by_that_name()
    {
        var builder = DistributedApplication.CreateBuilder();
        builder.AddNodeExporter("node-exporter");

        var exception = Assert.Throws<DistributedApplicationException>(() => builder.AddNodeExporter("node-exporter"));

        Assert.Contains("'node-exporter'", exception.Message, StringComparison.Ordinal);
    }
}
