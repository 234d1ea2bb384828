using System.Net;
using System.Security.Authentication;
using Aspire.Hosting.Testing;
using Xunit;

namespace Monitoring.Tests.Stack;

/// <summary>The tests that share the guarded stack; alone, because this machine runs one stack at a time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class GuardedTests : ICollectionFixture<GuardedStackFixture>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "guarded stack";
}

[Collection(GuardedTests.Name)]
[Trait("Category", ContainerEngine.Category)]
public sealed class GuardedStackTests(GuardedStackFixture stack)
{
    /// <summary>Every HTTP endpoint of a running component that can ask for a password.</summary>
    public static TheoryData<string, string> Endpoints => new()
    {
        { "prometheus-0", "/-/ready" },
        { "prometheus-0", "/metrics" },
        { "prometheus-0", "/api/v1/query?query=up" },
        { "prometheus-1", "/api/v1/status/config" },
        { "alertmanager-0", "/-/ready" },
        { "alertmanager-1", "/api/v2/alerts" },
        { "alertmanager-2", "/metrics" },
        { "node-exporter", "/metrics" },
        { "postgres-exporter", "/metrics" },
    };

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Without_the_password_the_answer_is_401(string resource, string path)
    {
        ContainerEngine.Require();
        await stack.Healthy(resource);

        Assert.Equal(HttpStatusCode.Unauthorized, await Status(resource, path, "monitoring", password: null));
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(resource, path, "monitoring", "wrong"));
        using var client = stack.Http(resource);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(path, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData("prometheus-0")]
    [InlineData("alertmanager-0")]
    [InlineData("node-exporter")]
    [InlineData("postgres-exporter")]
    [InlineData("redis-exporter")]
    public async Task A_client_that_does_not_trust_the_certificate_gets_nothing(string resource)
    {
        ContainerEngine.Require();
        await stack.Healthy(resource);
        using var stranger = new HttpClient();

        var refusal = await Assert.ThrowsAsync<HttpRequestException>(() => stranger.GetAsync(new Uri(stack.App.GetEndpoint(resource, "http"), "/metrics"), TestContext.Current.CancellationToken));

        Assert.IsType<AuthenticationException>(refusal.InnerException);
    }

    [Theory]
    [InlineData("prometheus-0")]
    [InlineData("prometheus-1")]
    public async Task Each_Prometheus_scrapes_all_running_components_over_TLS(string replica)
    {
        ContainerEngine.Require();
        await stack.Healthy(replica);
        await stack.Eventually(replica, async () =>
        {
            var targets = await ActiveTargets.Of(stack, replica);
            var running = targets.Where(target => ActiveTargets.JobsOfRunningComponents.Contains(target.Job)).ToList();
            var complete = running.Select(target => target.Job).Distinct().Order(StringComparer.Ordinal).SequenceEqual(ActiveTargets.JobsOfRunningComponents);
            var encrypted = running.Where(target => target.Job != "watchdog").All(target => target.Url.StartsWith("https://", StringComparison.Ordinal));
            return (complete && encrypted && running.TrueForAll(target => target.Health == "up"), string.Join("; ", targets));
        });
    }

    [Fact]
    public async Task A_test_alert_passes_through_guarded_Alertmanagers_and_arrives_once()
    {
        ContainerEngine.Require();
        await stack.Healthy("alertmanager");
        await stack.Healthy("prometheus");
        await stack.Healthy("watchdog");

        var result = await stack.Command("prometheus", "fire-test-alert");

        Assert.True(result.Success, result.Message);
        Assert.Single(await TestAlertDelivery.ArrivesOnce(stack));
        using var page = new WatchdogPage(stack);
        Assert.StartsWith(stack.App.GetEndpoint("alertmanager-0", "http").AbsoluteUri, (await page.Link("MonitoringTestAlert", "Silence")).AbsoluteUri, StringComparison.Ordinal);
        Assert.StartsWith(stack.App.GetEndpoint("prometheus-0", "http").AbsoluteUri, (await page.Link("MonitoringTestAlert", "Expression")).AbsoluteUri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("prometheus", "reload-configuration")]
    [InlineData("alertmanager", "reload-configuration")]
    [InlineData("prometheus", "check-rules")]
    public async Task Commands_know_the_password(string component, string command)
    {
        ContainerEngine.Require();
        await stack.Healthy(component);

        var result = await stack.Command(component, command);

        Assert.True(result.Success, result.Message);
    }

    [Fact]
    public async Task The_Alertmanagers_still_form_one_cluster()
    {
        ContainerEngine.Require();
        await stack.Healthy("alertmanager");
        await stack.Eventually("alertmanager-0", async () =>
        {
            var peers = (await stack.Json("alertmanager-0", "/api/v2/status"))["cluster"]!["peers"]!.AsArray().Count;
            return (peers == 3, $"{peers} peers");
        });
    }

    [Fact]
    public async Task Alerts_lead_back_to_the_Prometheus_that_people_reach_over_TLS()
    {
        ContainerEngine.Require();
        await stack.Healthy("alertmanager");
        await stack.Healthy("prometheus");
        string[] replicas = [stack.App.GetEndpoint("prometheus-0", "http").AbsoluteUri, stack.App.GetEndpoint("prometheus-1", "http").AbsoluteUri];
        await stack.Eventually("alertmanager-0", async () =>
        {
            var alerts = (await stack.Json("alertmanager-0", "/api/v2/alerts")).AsArray();
            var links = alerts.Select(alert => alert!["generatorURL"]!.GetValue<string>()).ToList();
            return (links.Count > 0 && links.TrueForAll(link => replicas.Any(replica => link.StartsWith($"{replica}graph?", StringComparison.Ordinal))), string.Join(", ", links));
        });

        Assert.All(replicas, replica => Assert.StartsWith("https://localhost:", replica, StringComparison.Ordinal));
    }

    private async Task<HttpStatusCode> Status(string resource, string path, string user, string? password)
    {
        using var client = stack.Http(resource, user, password);
        using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
