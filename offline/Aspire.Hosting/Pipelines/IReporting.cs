using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Pipelines;

/// <summary>Tells whoever watches (the CLI or the console) how the pipeline gets on.</summary>
[Experimental("ASPIREPIPELINES001", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
public interface IPipelineActivityReporter
{
    Task<IReportingStep> CreateStepAsync(string title, CancellationToken cancellationToken = default);

    Task CompletePublishAsync(PublishCompletionOptions? options = null, CancellationToken cancellationToken = default);
}

/// <summary>A step as it is shown. Disposing it completes it with the worst state of its tasks.</summary>
[Experimental("ASPIREPIPELINES001", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
public interface IReportingStep : IAsyncDisposable
{
    Task<IReportingTask> CreateTaskAsync(string statusText, CancellationToken cancellationToken = default);

    Task<IReportingTask> CreateTaskAsync(MarkdownString statusText, CancellationToken cancellationToken = default);

    void Log(LogLevel logLevel, string message);

    void Log(LogLevel logLevel, MarkdownString message);

    Task CompleteAsync(string completionText, CompletionState completionState = CompletionState.Completed, CancellationToken cancellationToken = default);

    Task CompleteAsync(MarkdownString completionText, CompletionState completionState = CompletionState.Completed, CancellationToken cancellationToken = default);
}

/// <summary>A part of a step, with a line of its own.</summary>
[Experimental("ASPIREPIPELINES001", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
public interface IReportingTask : IAsyncDisposable
{
    Task UpdateAsync(string statusText, CancellationToken cancellationToken = default);

    Task UpdateAsync(MarkdownString statusText, CancellationToken cancellationToken = default);

    Task CompleteAsync(string? completionMessage = null, CompletionState completionState = CompletionState.Completed, CancellationToken cancellationToken = default);

    Task CompleteAsync(MarkdownString completionMessage, CompletionState completionState = CompletionState.Completed, CancellationToken cancellationToken = default);
}

/// <summary>From good to bad: of several, the greatest counts.</summary>
public enum CompletionState
{
    InProgress,
    Completed,
    CompletedWithWarning,
    CompletedWithError
}

[Experimental("ASPIREPIPELINES001", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
public sealed class PublishCompletionOptions
{
    public string? CompletionMessage { get; set; }

    /// <summary>Null: the worst state of the steps.</summary>
    public CompletionState? CompletionState { get; set; }

    public IReadOnlyList<PipelineSummaryItem>? PipelineSummary { get; set; }
}
