using System.Collections.Concurrent;
using Aspire.Hosting.Backchannel;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Pipelines;

internal sealed class ReportingStep : IReportingStep
{
    private readonly PipelineActivityReporter _reporter;
    private readonly string? _parentId;
    private readonly int _level;
    private readonly ConcurrentBag<ReportingTask> _tasks = [];

    public ReportingStep(PipelineActivityReporter reporter, string title, string? parentId, int level)
    {
        (_reporter, Title, _parentId, _level) = (reporter, title, parentId, level);
        Publish(title, markdown: false);
    }

    public string Id { get; } = Guid.NewGuid().ToString();

    public string Title { get; }

    public CompletionState State { get; private set; }

    public Task<IReportingTask> CreateTaskAsync(string statusText, CancellationToken cancellationToken = default) => CreateTask(statusText, markdown: false);

    public Task<IReportingTask> CreateTaskAsync(MarkdownString statusText, CancellationToken cancellationToken = default) => CreateTask(statusText.Value, markdown: true);

    public void Log(LogLevel logLevel, string message) => Log(logLevel, message, markdown: false);

    public void Log(LogLevel logLevel, MarkdownString message) => Log(logLevel, message.Value, markdown: true);

    public Task CompleteAsync(string completionText, CompletionState completionState = CompletionState.Completed, CancellationToken cancellationToken = default) =>
        Complete(completionText, completionState, markdown: false);

    public Task CompleteAsync(MarkdownString completionText, CompletionState completionState = CompletionState.Completed, CancellationToken cancellationToken = default) =>
        Complete(completionText.Value, completionState, markdown: true);

    public async ValueTask DisposeAsync()
    {
        var worst = _tasks.Select(task => task.State).Append(CompletionState.Completed).Max();
        await CompleteAsync(worst switch
        {
            CompletionState.CompletedWithError => $"{Title} failed",
            CompletionState.CompletedWithWarning => $"{Title} completed with warnings",
            _ => $"{Title} completed"
        }, worst).ConfigureAwait(false);
    }

    private Task<IReportingTask> CreateTask(string statusText, bool markdown)
    {
        var task = new ReportingTask(_reporter, Id, statusText, markdown);
        _tasks.Add(task);
        return Task.FromResult<IReportingTask>(task);
    }

    // The CLI refuses a line for a step that has ended; such a line comes from work that the step did not wait for.
    private void Log(LogLevel level, string message, bool markdown)
    {
        if (State != CompletionState.InProgress)
            return;

        _reporter.Publish(PublishingActivity.Log, new()
        {
            Id = Guid.NewGuid().ToString(),
            StatusText = message,
            CompletionState = nameof(CompletionState.Completed),
            StepId = Id,
            LogLevel = level.ToString(),
            Timestamp = DateTimeOffset.UtcNow,
            EnableMarkdown = markdown
        });
    }

    /// <summary>Only the first completion counts.</summary>
    private Task Complete(string text, CompletionState state, bool markdown)
    {
        if (State == CompletionState.InProgress)
        {
            State = state;
            Publish(text, markdown);
        }

        return Task.CompletedTask;
    }

    private void Publish(string text, bool markdown) => _reporter.Publish(PublishingActivity.Step, new()
    {
        Id = Id,
        StatusText = text,
        CompletionState = State.ToString(),
        ParentStepId = _parentId,
        HierarchyLevel = _level,
        EnableMarkdown = markdown
    });
}
