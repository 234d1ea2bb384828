using Aspire.Hosting.Backchannel;

namespace Aspire.Hosting.Pipelines;

internal sealed class ReportingTask : IReportingTask
{
    private readonly string _id = Guid.NewGuid().ToString();
    private readonly PipelineActivityReporter _reporter;
    private readonly string _stepId;
    private string _statusText;

    public ReportingTask(PipelineActivityReporter reporter, string stepId, string statusText, bool markdown)
    {
        (_reporter, _stepId, _statusText) = (reporter, stepId, statusText);
        Publish(completion: null, markdown);
    }

    public CompletionState State { get; private set; }

    public Task UpdateAsync(string statusText, CancellationToken cancellationToken = default) => Update(statusText, markdown: false);

    public Task UpdateAsync(MarkdownString statusText, CancellationToken cancellationToken = default) => Update(statusText.Value, markdown: true);

    public Task CompleteAsync(string? completionMessage = null, CompletionState completionState = CompletionState.Completed, CancellationToken cancellationToken = default) =>
        Complete(completionMessage, completionState, markdown: false);

    public Task CompleteAsync(MarkdownString completionMessage, CompletionState completionState = CompletionState.Completed, CancellationToken cancellationToken = default) =>
        Complete(completionMessage.Value, completionState, markdown: true);

    public async ValueTask DisposeAsync() => await CompleteAsync().ConfigureAwait(false);

    private Task Update(string statusText, bool markdown)
    {
        if (State != CompletionState.InProgress)
            throw new InvalidOperationException($"The task '{_statusText}' is complete.");

        _statusText = statusText;
        Publish(completion: null, markdown);
        return Task.CompletedTask;
    }

    /// <summary>Only the first completion counts.</summary>
    private Task Complete(string? message, CompletionState state, bool markdown)
    {
        if (State == CompletionState.InProgress)
        {
            State = state;
            Publish(message, markdown);
        }

        return Task.CompletedTask;
    }

    private void Publish(string? completion, bool markdown) => _reporter.Publish(PublishingActivity.Task, new()
    {
        Id = _id,
        StatusText = _statusText,
        CompletionState = State.ToString(),
        StepId = _stepId,
        CompletionMessage = completion,
        EnableMarkdown = markdown
    });
}
