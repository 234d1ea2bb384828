using System.Collections.Concurrent;
using System.Threading.Channels;
using Aspire.Hosting.Backchannel;

namespace Aspire.Hosting.Pipelines;

/// <summary>Turns what happens in the pipeline into activities, which the CLI reads over the backchannel.</summary>
internal sealed class PipelineActivityReporter : IPipelineActivityReporter
{
    private readonly Channel<PublishingActivity> _activities = Channel.CreateUnbounded<PublishingActivity>();
    private readonly ConcurrentDictionary<string, ReportingStep> _steps = new();

    public ChannelReader<PublishingActivity> Activities => _activities.Reader;

    public Task<IReportingStep> CreateStepAsync(string title, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReportingStep>(CreateStep(title, parent: null, level: 0));

    public ReportingStep CreateStep(string title, string? parent, int level)
    {
        var parentId = parent is null ? null : _steps.GetValueOrDefault(parent)?.Id;
        return _steps[title] = new ReportingStep(this, title, parentId, level);
    }

    public Task CompletePublishAsync(PublishCompletionOptions? options = null, CancellationToken cancellationToken = default)
    {
        var state = options?.CompletionState ?? _steps.Values.Select(step => step.State).Append(CompletionState.Completed).Max();
        Publish(PublishingActivity.PublishComplete, new()
        {
            Id = PublishingActivity.PublishComplete,
            StatusText = options?.CompletionMessage ?? state switch
            {
                CompletionState.CompletedWithError => "The pipeline failed.",
                CompletionState.CompletedWithWarning => "The pipeline ran, with warnings.",
                _ => "The pipeline ran."
            },
            CompletionState = state.ToString(),
            EnableMarkdown = false,
            PipelineSummary = options?.PipelineSummary
        });
        return Task.CompletedTask;
    }

    public void Publish(string type, PublishingActivityData data) =>
        _activities.Writer.TryWrite(new() { Type = type, Data = data });
}
