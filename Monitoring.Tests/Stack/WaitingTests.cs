using Monitoring.Tests.Publishing.Kubernetes.Judging.Published;
using Xunit;

namespace Monitoring.Tests.Stack;

/// <summary>Other resources of an app host may wait for ours.</summary>
[Collection(OwnStackTests.Name)]
[Trait("Category", ContainerEngine.Category)]
public sealed class WaitingTests
{
    [Fact]
    public async Task A_container_waits_for_a_component_with_replicas_and_then_starts()
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(SmallStack.Patience);
        var image = await LocalImages.FindAsync("node-exporter");
        var builder = SmallStack.Create();
        var alertmanager = builder.AddAlertmanager("alertmanager").WithReplicas(1);
        builder.AddContainer("later", image.Name[..image.Name.LastIndexOf(':')], image.Tag).WaitFor(alertmanager);
        await using var app = builder.Build();

        await app.StartAsync(timeout.Token);

        await app.ResourceNotifications.WaitForResourceAsync("later", KnownResourceStates.Running, timeout.Token);
        Assert.True(app.ResourceNotifications.TryGetCurrentState("alertmanager", out var state));
        Assert.Equal(KnownResourceStates.Running, state.Snapshot.State?.Text);
    }
}
