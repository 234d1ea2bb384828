using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Publishing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Pipelines;

internal sealed class DistributedApplicationPipeline : IDistributedApplicationPipeline
{
    private readonly List<PipelineStep> _steps =
    [
        Stage(WellKnownPipelineSteps.BeforeStart, "Everything that must happen before the application starts."),
        new()
        {
            Name = WellKnownPipelineSteps.ValidateComputeEnvironments,
            Description = "Makes sure that it is clear where each resource is published to.",
            Action = ValidateComputeEnvironmentsAsync,
            RequiredBySteps = [WellKnownPipelineSteps.BeforeStart]
        },
        Stage(WellKnownPipelineSteps.BuildPrereq, "What every build step needs done first."),
        Stage(WellKnownPipelineSteps.Build, "All build steps."),
        Stage(WellKnownPipelineSteps.PublishPrereq, "What every publish step needs done first."),
        Stage(WellKnownPipelineSteps.Publish, "All publish steps."),
        Stage(WellKnownPipelineSteps.DeployPrereq, "What every deploy step needs done first."),
        Stage(WellKnownPipelineSteps.Deploy, "All deploy steps."),
        new()
        {
            Name = WellKnownPipelineSteps.ProcessParameters,
            Description = "Makes sure that every parameter has a value.",
            Action = ProcessParametersAsync,
            RequiredBySteps = [WellKnownPipelineSteps.BuildPrereq, WellKnownPipelineSteps.PublishPrereq, WellKnownPipelineSteps.DeployPrereq]
        }
    ];

    private readonly List<Func<PipelineConfigurationContext, Task>> _configurations = [];

    public DistributedApplicationPipeline()
    {
        AddStep(ManifestStep.Create());
        AddStep(new()
        {
            Name = WellKnownPipelineSteps.Diagnostics,
            Description = "Prints all steps in the order in which they would run, and what each waits for.",
            Action = PrintStepsAsync
        });
    }

    public void AddStep(string name, Func<PipelineStepContext, Task> action, object? dependsOn = null, object? requiredBy = null) => AddStep(new()
    {
        Name = name,
        Action = action,
        DependsOnSteps = ToNames(dependsOn, nameof(dependsOn)),
        RequiredBySteps = ToNames(requiredBy, nameof(requiredBy))
    });

    public void AddStep(PipelineStep step)
    {
        if (_steps.Exists(other => other.Name == step.Name))
            throw new InvalidOperationException($"The pipeline already has a step named '{step.Name}'.");
        _steps.Add(step);
    }

    public void AddPipelineConfiguration(Func<PipelineConfigurationContext, Task> callback) => _configurations.Add(callback);

    public async Task ExecuteAsync(PipelineContext context)
    {
        var graph = await ResolveAsync(context).ConfigureAwait(false);
        if (context.Services.GetRequiredService<IOptions<PipelineOptions>>().Value.Step is { Length: > 0 } step)
            graph = graph.UpTo(step);
        await new PipelineRun(graph, context).RunAsync().ConfigureAwait(false);
    }

    /// <summary>One step and what it depends on, one after the other: before the start, steps may still change the model.</summary>
    public async Task ExecuteInOrderAsync(string step, PipelineContext context)
    {
        var graph = (await ResolveAsync(context).ConfigureAwait(false)).UpTo(step);
        await new PipelineRun(graph, context).RunInOrderAsync().ConfigureAwait(false);
    }

    /// <summary>The steps as they are now. The pipeline's own steps are copied, so that resolving twice gives the same twice.</summary>
    public async Task<PipelineGraph> ResolveAsync(PipelineContext context)
    {
        var steps = _steps.ConvertAll(step => step.Clone());
        foreach (var resource in context.Model.Resources)
        {
            foreach (var annotation in resource.Annotations.OfType<PipelineStepAnnotation>())
            {
                foreach (var step in await annotation.CreateStepsAsync(new() { PipelineContext = context, Resource = resource }).ConfigureAwait(false))
                {
                    step.Resource ??= resource;
                    steps.Add(step);
                }
            }
        }

        var configuration = new PipelineConfigurationContext { Services = context.Services, Steps = steps, Model = context.Model };
        var ofResources = context.Model.Resources.SelectMany(resource => resource.Annotations.OfType<PipelineConfigurationAnnotation>());
        foreach (var callback in _configurations.Concat(ofResources.Select(annotation => annotation.Callback)))
            await callback(configuration).ConfigureAwait(false);

        return PipelineGraph.Create(steps);
    }

    private static PipelineStep Stage(string name, string description) =>
        new() { Name = name, Description = description, Action = _ => Task.CompletedTask };

    private static List<string> ToNames(object? names, string parameterName) => names switch
    {
        null => [],
        string name => [name],
        IEnumerable<string> several => [.. several],
        _ => throw new ArgumentException($"A step's name or several are expected, not {names.GetType().Name}.", parameterName)
    };

    private static Task ValidateComputeEnvironmentsAsync(PipelineStepContext context)
    {
        var environments = context.Model.Resources.OfType<IComputeEnvironmentResource>().Select(environment => environment.Name).ToList();
        return environments.Count <= 1
            ? Task.CompletedTask
            : throw new DistributedApplicationException($"There are several environments to publish to, and no resource says which is its own: {string.Join(", ", environments)}.");
    }

    private static async Task ProcessParametersAsync(PipelineStepContext context)
    {
        var missing = new List<string>();
        foreach (var parameter in context.Model.Resources.OfType<ParameterResource>())
        {
            try
            {
                await parameter.GetValueAsync(context.CancellationToken).ConfigureAwait(false);
            }
            catch (MissingParameterValueException)
            {
                missing.Add(parameter.Name);
            }
        }

        if (missing.Count > 0)
        {
            throw new DistributedApplicationException(
                $"Parameters without a value: {string.Join(", ", missing)}. Set {string.Join(", ", missing.Select(name => $"Parameters__{name.Replace('-', '_')}"))} in the environment.");
        }
    }

    private async Task PrintStepsAsync(PipelineStepContext context)
    {
        var graph = await ResolveAsync(context.PipelineContext).ConfigureAwait(false);
        var lines = graph.Ordered.Select(step => step.DependsOnSteps.Count == 0 ? step.Name : $"{step.Name} (after {string.Join(", ", step.DependsOnSteps.Order(StringComparer.Ordinal))})");
        context.ReportingStep.Log(LogLevel.Information, string.Join(Environment.NewLine, lines));
    }
}
