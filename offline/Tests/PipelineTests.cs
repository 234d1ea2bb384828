using System.Collections.Concurrent;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Offline.Tests;

public class PipelineTests
{
    private readonly ConcurrentQueue<string> _ran = new();

    [Fact]
    public async Task Steps_run_after_what_they_depend_on_and_before_what_requires_them()
    {
        await using var app = new TestApplication("--operation", "publish", "--step", "publish");
        app.Builder.Pipeline.AddStep("write", Ran("write"), dependsOn: "render", requiredBy: "publish");
        app.Builder.Pipeline.AddStep("render", Ran("render"));
        app.Builder.Pipeline.AddStep("other", Ran("other"));

        await app.Application.RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["render", "write"], _ran);
    }

    [Fact]
    public async Task A_resource_brings_steps_and_changes_those_of_others()
    {
        await using var app = new TestApplication("--operation", "publish", "--step", "publish");
        app.Builder.Pipeline.AddStep("check", Ran("check"));
        app.Builder.AddContainer("web", "x")
            .WithPipelineStepFactory(context => new PipelineStep { Name = $"chart-{context.Resource.Name}", Action = Ran("chart"), Tags = ["chart"], RequiredBySteps = ["publish"] })
            .WithPipelineConfiguration(context => context.GetSteps("chart").Single().DependsOn("check"));

        await app.Application.RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["check", "chart"], _ran);
    }

    [Fact]
    public async Task A_failure_stops_only_what_depends_on_it_and_says_where_it_comes_from()
    {
        await using var app = new TestApplication("--operation", "publish");
        var pipeline = new DistributedApplicationPipeline();
        pipeline.AddStep("broken", _ => throw new IOException("disk full"));
        pipeline.AddStep("after", Ran("after"), dependsOn: "broken");
        pipeline.AddStep("beside", Ran("beside"), requiredBy: "publish");
        pipeline.AddStep("publish-manifest-anew", Ran("again"), dependsOn: "beside");

        var failures = await Assert.ThrowsAsync<AggregateException>(() => pipeline.ExecuteAsync(Context(app)));

        // The manifest has nowhere to go.
        Assert.Equal(
            ["A manifest needs --output-path: a file that ends in .json, or a folder.", "Step 'broken' failed: disk full"],
            failures.InnerExceptions.Select(failure => failure.Message).Order());
        Assert.Equal(["beside", "again"], _ran);
    }

    [Theory]
    [InlineData("a", "missing", null, "Step 'a' depends on step 'missing', which does not exist.")]
    [InlineData("a", null, "missing", "Step 'a' is required by step 'missing', which does not exist.")]
    [InlineData("a", "a", null, "Steps depend on each other in a circle: a → a.")]
    [InlineData("a", "publish", "publish", "Steps depend on each other in a circle: a → publish → a.")]
    public async Task Impossible_orders_are_refused_before_anything_runs(string name, string? dependsOn, string? requiredBy, string message)
    {
        await using var app = new TestApplication("--operation", "publish");
        var pipeline = new DistributedApplicationPipeline();
        pipeline.AddStep("early", Ran("early"), requiredBy: "publish-prereq");
        pipeline.AddStep(name, Ran(name), dependsOn, requiredBy);

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => pipeline.ExecuteAsync(Context(app)));

        Assert.Equal(message, failure.Message);
        Assert.Empty(_ran);
    }

    [Fact]
    public void Two_steps_of_one_name_are_refused()
    {
        var pipeline = new DistributedApplicationPipeline();

        var failure = Assert.Throws<InvalidOperationException>(() => pipeline.AddStep("publish", Ran("publish")));

        Assert.Equal("The pipeline already has a step named 'publish'.", failure.Message);
    }

    [Fact]
    public async Task Parameters_without_value_are_named_all_at_once()
    {
        await using var app = new TestApplication("--operation", "publish", "--step", "publish-prereq");
        app.Builder.AddParameter("api-key", secret: true);
        app.Builder.AddParameter("region");
        app.Builder.Pipeline.AddStep("known", Ran("known"), requiredBy: "publish-prereq");

        var pipeline = (DistributedApplicationPipeline)app.Builder.Pipeline;
        var failure = await Assert.ThrowsAsync<DistributedApplicationException>(() => pipeline.ExecuteAsync(Context(app)));

        Assert.Equal("Parameters without a value: api-key, region. Set Parameters__api_key, Parameters__region in the environment.", failure.Message);
    }

    private static PipelineContext Context(TestApplication app) => new(
        app.Application.Services.GetRequiredService<DistributedApplicationModel>(),
        app.Builder.ExecutionContext,
        app.Application.Services,
        NullLogger.Instance,
        TestContext.Current.CancellationToken);

    private Func<PipelineStepContext, Task> Ran(string name) => _ =>
    {
        _ran.Enqueue(name);
        return Task.CompletedTask;
    };
}
