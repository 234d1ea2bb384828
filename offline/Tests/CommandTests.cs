using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace Offline.Tests;

public class CommandTests
{
    [Fact]
    public async Task An_explicitly_started_resource_starts_by_command_and_stops_waiting_when_asked_twice()
    {
        await using var app = new TestApplication();
        var thanos = app.Builder.AddContainer("thanos", "x").WithExplicitStart();
        app.Builder.AddContainer("query", "x").WithExplicitStart().WaitFor(thanos);
        await app.StartAsync();
        Assert.Equal(KnownResourceStates.NotStarted, app.StateOf("query"));

        var starting = app.ExecuteAsync("query", KnownResourceCommands.StartCommand);
        await app.WaitForAsync("query", KnownResourceStates.Waiting);
        await app.ExecuteAsync("query", KnownResourceCommands.StartCommand);

        Assert.True((await starting).Success);
        Assert.Equal(KnownResourceStates.Running, app.StateOf("query"));
        Assert.Equal(KnownResourceStates.NotStarted, app.StateOf("thanos"));
    }

    [Fact]
    public async Task Restarting_stops_starts_and_tells_of_the_stop()
    {
        await using var app = new TestApplication();
        var stopped = new TaskCompletionSource<string?>();
        app.Builder.AddContainer("web", "x").OnResourceStopped((_, @event, _) =>
        {
            stopped.TrySetResult(@event.ResourceEvent.Snapshot.State?.Text);
            return Task.CompletedTask;
        });
        await app.StartAsync();

        var result = await app.ExecuteAsync("web", "resource-restart");

        Assert.Equal("Resource 'web' restarted.", result.Message);
        Assert.Equal(["create web", "stop web", "create web"], app.Engine.Calls);
        Assert.Equal(KnownResourceStates.Exited, await stopped.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_state_decides_which_commands_there_are()
    {
        await using var app = new TestApplication();
        app.Builder.AddContainer("web", "x");
        await app.StartAsync();
        Assert.Equal(["start Hidden", "stop Enabled", "restart Enabled"], Commands(app));

        await app.ExecuteAsync("web", KnownResourceCommands.StopCommand);

        Assert.Equal(["start Enabled", "stop Hidden", "restart Disabled"], Commands(app));
    }

    [Fact]
    public async Task A_command_that_throws_is_a_failure_and_an_unknown_one_too()
    {
        await using var app = new TestApplication();
        app.Builder.AddContainer("web", "x").WithCommand("check", "Check", _ => throw new InvalidOperationException("rules.yml:3: bad"));
        await app.StartAsync();

        Assert.Equal("rules.yml:3: bad", (await app.ExecuteAsync("web", "check")).Message);
        Assert.Equal("Command 'fly' not available for resource 'web'.", (await app.ExecuteAsync("web", "fly")).Message);
        Assert.Equal("Resource 'wep' not found.", (await app.ExecuteAsync("wep", "check")).Message);
    }

    private static IEnumerable<string> Commands(TestApplication app) => app.Snapshot("web").Commands.Select(c => $"{c.Name} {c.State}");
}
