using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Offline.Tests;

public class StartTests
{
    [Fact]
    public async Task Who_waits_for_a_resource_is_created_when_it_is_healthy_and_its_ready_handlers_have_run()
    {
        await using var app = new TestApplication();
        var health = HealthStatus.Unhealthy;
        var handled = false;
        app.Builder.Services.AddHealthChecks().AddCheck("database", () => new HealthCheckResult(health));
        var database = app.Builder.AddContainer("database", "x").WithHealthCheck("database").OnResourceReady(async (_, _, ct) =>
        {
            await Task.Delay(100, ct);
            handled = true;
        });
        app.Builder.AddContainer("web", "x").WaitFor(database);
        app.Builder.AddContainer("sidecar", "x").WaitForStart(database);

        var starting = app.StartAsync();
        await app.WaitForAsync("sidecar", KnownResourceStates.Running);
        await app.WaitForAsync("web", KnownResourceStates.Waiting);
        Assert.False(starting.IsCompleted);
        Assert.DoesNotContain("create web", app.Engine.Calls);

        health = HealthStatus.Healthy;
        await starting;
        Assert.True(handled);
        Assert.Equal(KnownResourceStates.Running, app.StateOf("web"));
    }

    [Fact]
    public async Task The_engine_opens_while_the_model_is_checked_and_closes_when_that_fails()
    {
        await using var app = new TestApplication();
        app.Builder.AddContainer("web", "x");
        app.Builder.Eventing.Subscribe<BeforeStartEvent>((_, _) =>
        {
            Assert.True(app.Engine.IsOpen);
            throw new InvalidOperationException("wrong model");
        });

        await Assert.ThrowsAsync<InvalidOperationException>(app.StartAsync);

        Assert.False(app.Engine.IsOpen);
        Assert.Equal(["shutdown"], app.Engine.Calls);
    }

    [Fact]
    public async Task A_resource_that_fails_takes_along_who_waits_for_it_and_nobody_else()
    {
        await using var app = new TestApplication();
        var broken = app.Builder.AddContainer("broken", "x");
        app.Builder.AddContainer("next", "x").WaitFor(broken);
        app.Builder.AddContainer("other", "x");
        app.Engine.Broken["broken"] = "no such image";

        await app.StartAsync();

        Assert.Equal(KnownResourceStates.FailedToStart, app.StateOf("broken"));
        Assert.Equal(KnownResourceStates.FailedToStart, app.StateOf("next"));
        Assert.Equal(KnownResourceStates.Running, app.StateOf("other"));
        var failure = await Assert.ThrowsAsync<DistributedApplicationException>(() =>
            app.Application.ResourceNotifications.WaitForResourceHealthyAsync("next", TestContext.Current.CancellationToken));
        Assert.Equal("Stopped waiting for resource 'next' to become healthy because it failed to start.", failure.Message);
    }

    [Fact]
    public async Task A_ready_handler_that_fails_fails_who_waits_for_the_resource()
    {
        await using var app = new TestApplication();
        var database = app.Builder.AddContainer("database", "x").OnResourceReady((_, _, _) => throw new InvalidOperationException("no schema"));
        app.Builder.AddContainer("web", "x").WaitFor(database);

        await app.StartAsync();

        Assert.Equal(KnownResourceStates.Running, app.StateOf("database"));
        Assert.Equal(KnownResourceStates.FailedToStart, app.StateOf("web"));
    }

    [Fact]
    public async Task A_wait_that_is_cancelled_tells_the_state_and_what_the_resource_waits_for()
    {
        await using var app = new TestApplication();
        var job = app.Builder.AddContainer("job", "x");
        app.Builder.AddContainer("web", "x").WaitForCompletion(job);
        using var ending = new CancellationTokenSource();
        var starting = app.Application.StartAsync(ending.Token);
        await app.WaitForAsync("web", KnownResourceStates.Waiting);

        using var impatient = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        var failure = await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            app.Application.ResourceNotifications.WaitForResourceHealthyAsync("web", impatient.Token));

        Assert.Contains("- Current State: Waiting", failure.Message, StringComparison.Ordinal);
        Assert.Contains("- Waiting For:", failure.Message, StringComparison.Ordinal);
        Assert.Contains("State = Running, Health = Healthy", failure.Message, StringComparison.Ordinal);
        await ending.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => starting);
    }

    [Fact]
    public async Task A_child_has_the_state_of_its_container_and_a_logical_parent_keeps_its_own()
    {
        await using var app = new TestApplication();
        app.Builder.AddPostgres("pg").AddDatabase("grafana");
        var group = app.Builder.AddResource(new ContainerResource("group")).WithInitialState(new CustomResourceSnapshot
        {
            ResourceType = "Group",
            Properties = [],
            State = "3 of 3 up",
        });
        app.Builder.AddContainer("member", "x").WithParentRelationship(group);

        await app.StartAsync();

        await app.WaitForAsync("grafana", KnownResourceStates.Running);
        Assert.Equal("3 of 3 up", app.StateOf("group"));
        Assert.DoesNotContain("create group", app.Engine.Calls);
        Assert.Contains(new RelationshipSnapshot("group", "Parent"), app.Snapshot("member").Relationships);
    }

    [Fact]
    public async Task A_parameter_without_a_value_says_so_and_fails_who_reads_it()
    {
        await using var app = new TestApplication();
        var token = app.Builder.AddParameter("token", secret: true);

        await app.StartAsync();

        Assert.Equal(KnownResourceStates.ValueMissing, app.StateOf("token"));
        var failure = await Assert.ThrowsAsync<MissingParameterValueException>(async () =>
            await token.Resource.GetValueAsync(TestContext.Current.CancellationToken));
        Assert.Equal("Parameter resource could not be used because configuration key 'Parameters:token' is missing and the Parameter has no default value.", failure.Message);
    }
}
