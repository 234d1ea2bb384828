using Microsoft.Extensions.DependencyInjection;
using Monitoring.Hosting.Running;
using Xunit;

namespace Monitoring.Tests.Stack;

public sealed class ReloadTests
{
    [Fact]
    public async Task Reloading_a_component_of_which_nothing_runs_fails_with_the_reason()
    {
        var builder = DistributedApplication.CreateBuilder([]);
        var alertmanager = builder.AddAlertmanager("alertmanager");
        await using var app = builder.Build();
        var stack = app.Services.GetRequiredService<RunningStack>();
        var spec = alertmanager.Resource.Describe(TestAddressing.Local).Containers[0];
        stack.Containers = [new RunContainer(alertmanager.Resource, 0, spec, IsMain: true, alertmanager.Resource)];

        var failures = await stack.ReloadAsync(alertmanager.Resource, TestContext.Current.CancellationToken);

        Assert.Equal(["No replica of alertmanager is running; it reads its configuration when it starts."], failures);
    }
}
