using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Backchannel;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Publishing;

/// <summary>In publish mode, runs the pipeline and then ends the application.</summary>
internal sealed class PipelineExecutor(
    IServiceProvider services,
    DistributedApplicationModel model,
    DistributedApplicationExecutionContext executionContext,
    IDistributedApplicationPipeline pipeline,
    PipelineActivityReporter reporter,
    BackchannelService backchannel,
    IDistributedApplicationEventing eventing,
    IHostApplicationLifetime lifetime,
    ILogger<PipelineExecutor> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!executionContext.IsPublishMode)
            return;

        if (backchannel.IsExpected)
            await backchannel.Connected.WaitAsync(stoppingToken).ConfigureAwait(false);

        var shown = backchannel.IsExpected ? Task.CompletedTask : ShowProgressAsync(stoppingToken);
        await reporter.CompletePublishAsync(await RunPipelineAsync(stoppingToken).ConfigureAwait(false), stoppingToken).ConfigureAwait(false);
        await shown.ConfigureAwait(false);

        // The CLI ends the application itself, when it has shown the last activity.
        if (!backchannel.IsExpected)
            lifetime.StopApplication();
    }

    private async Task<PublishCompletionOptions> RunPipelineAsync(CancellationToken stoppingToken)
    {
        // What is logged outside of the steps, such as a step that does not exist, shows up here.
        var run = reporter.CreateStep("pipeline-execution", parent: null, level: 0);
        await using (run.ConfigureAwait(false))
        {
            PipelineLoggerProvider.CurrentStep = run;
            try
            {
                var context = new PipelineContext(model, executionContext, services, logger, stoppingToken);
                await eventing.PublishAsync(new BeforePublishEvent(services, model), stoppingToken).ConfigureAwait(false);
                await pipeline.ExecuteAsync(context).ConfigureAwait(false);
                await eventing.PublishAsync(new AfterPublishEvent(services, model), stoppingToken).ConfigureAwait(false);
                return new() { PipelineSummary = context.Summary.Items };
            }
            catch (Exception failure)
            {
                // What is meant for the user needs no stack trace.
                logger.LogError(failure is DistributedApplicationException ? null : failure, "{Reason}", failure.Message);
                await run.CompleteAsync(failure.Message, CompletionState.CompletedWithError, stoppingToken).ConfigureAwait(false);
                Environment.ExitCode = 1;
                return new() { CompletionMessage = failure.Message, CompletionState = CompletionState.CompletedWithError };
            }
        }
    }

    private async Task ShowProgressAsync(CancellationToken stoppingToken)
    {
        await foreach (var activity in reporter.Activities.ReadAllAsync(stoppingToken).ConfigureAwait(false))
        {
            if (activity is { Type: PublishingActivity.Step, Data.CompletionState: nameof(CompletionState.Completed) or nameof(CompletionState.CompletedWithWarning) })
                logger.LogInformation("{Step}", activity.Data.StatusText);
            if (activity.Type == PublishingActivity.PublishComplete)
                return;
        }
    }
}
