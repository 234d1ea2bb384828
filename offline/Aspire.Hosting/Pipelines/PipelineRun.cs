using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.Pipelines;

/// <summary>Runs the steps of a graph and reports on them.</summary>
internal sealed class PipelineRun(PipelineGraph graph, PipelineContext context)
{
    private readonly PipelineActivityReporter _reporter = context.Services.GetRequiredService<PipelineActivityReporter>();

    /// <summary>Each step starts when those that it depends on have succeeded. A failure stops only what depends on it.</summary>
    public async Task RunAsync()
    {
        var running = new Dictionary<string, Task<bool>>();
        var failures = new Dictionary<string, Exception>();
        foreach (var step in graph.Ordered)
        {
            var dependencies = step.DependsOnSteps.ConvertAll(name => running[name]);
            running[step.Name] = Task.Run(() => RunAfterAsync(step, dependencies));
        }

        await Task.WhenAll(running.Values).ConfigureAwait(false);
        if (failures.Count == 1)
            throw failures.Values.Single();
        if (failures.Count > 1)
            throw new AggregateException($"Steps {string.Join(", ", failures.Keys)} failed.", failures.Values);

        async Task<bool> RunAfterAsync(PipelineStep step, List<Task<bool>> dependencies)
        {
            if ((await Task.WhenAll(dependencies).ConfigureAwait(false)).Contains(false))
                return false;

            try
            {
                await RunStepAsync(step).ConfigureAwait(false);
                return true;
            }
            catch (Exception failure)
            {
                lock (failures)
                    failures.Add(step.Name, failure);
                return false;
            }
        }
    }

    public async Task RunInOrderAsync()
    {
        foreach (var step in graph.Ordered)
            await RunStepAsync(step).ConfigureAwait(false);
    }

    private async Task RunStepAsync(PipelineStep step)
    {
        var reporting = _reporter.CreateStep(step.Name, graph.ParentOf(step), graph.LevelOf(step));
        await using (reporting.ConfigureAwait(false))
        {
            PipelineLoggerProvider.CurrentStep = reporting;
            try
            {
                await step.Action(new() { PipelineContext = context, ReportingStep = reporting }).ConfigureAwait(false);
            }
            catch (Exception failure)
            {
                await reporting.CompleteAsync(failure.Message, CompletionState.CompletedWithError).ConfigureAwait(false);

                // Its message is meant for the user as it is; of anything else one has to say where it comes from.
                if (failure is DistributedApplicationException)
                    throw;
                throw new InvalidOperationException($"Step '{step.Name}' failed: {failure.Message}", failure);
            }
        }
    }
}
