using Xunit;

namespace Monitoring.Tests.Stack;

[Collection(StackTests.Name)]
[Trait("Category", ContainerEngine.Category)]
public sealed class HealthTests(StackFixture stack)
{
    [Theory]
    [InlineData("prometheus")]
    [InlineData("prometheus-0")]
    [InlineData("prometheus-1")]
    [InlineData("alertmanager")]
    [InlineData("alertmanager-0")]
    [InlineData("alertmanager-1")]
    [InlineData("alertmanager-2")]
    [InlineData("postgres")]
    [InlineData("redis")]
    [InlineData("memcached")]
    [InlineData("node-exporter")]
    [InlineData("postgres-exporter")]
    [InlineData("redis-exporter")]
    [InlineData("watchdog")]
    public async Task A_component_with_an_image_becomes_healthy(string resource)
    {
        ContainerEngine.Require();
        await stack.Healthy(resource);
    }

    [Theory]
    [InlineData("grafana")]
    [InlineData("thanos-query")]
    [InlineData("thanos-query-frontend")]
    [InlineData("thanos-store")]
    [InlineData("thanos-compactor")]
    [InlineData("thanos-bucket-web")]
    [InlineData("thanos-sidecar-0")]
    public async Task A_component_without_an_image_waits_to_be_started_by_hand_and_any_other_becomes_healthy(string resource)
    {
        ContainerEngine.Require();
        if (stack.StartsOnRequest(resource))
        {
            Assert.True(stack.App.ResourceNotifications.TryGetCurrentState(resource, out var current));
            Assert.Equal(KnownResourceStates.NotStarted, current.Snapshot.State?.Text);
            await stack.Logs(resource, "its image is not on this machine");
        }
        else
        {
            await stack.Healthy(resource);
        }
    }
}
