using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting.Pipelines;

/// <summary>Short forms of completing a step or a task.</summary>
[Experimental("ASPIREPIPELINES001", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
public static class PublishingExtensions
{
    public static Task<IReportingStep> SucceedAsync(this IReportingStep step, string? message = null, CancellationToken cancellationToken = default) =>
        CompleteAsync(step, message ?? "Completed", CompletionState.Completed, cancellationToken);

    public static Task<IReportingStep> FailAsync(this IReportingStep step, string? errorMessage = null, CancellationToken cancellationToken = default) =>
        CompleteAsync(step, errorMessage ?? "Failed", CompletionState.CompletedWithError, cancellationToken);

    public static Task<IReportingTask> SucceedAsync(this IReportingTask task, string? message = null, CancellationToken cancellationToken = default) =>
        CompleteAsync(task, message, CompletionState.Completed, cancellationToken);

    public static Task<IReportingTask> FailAsync(this IReportingTask task, string? errorMessage = null, CancellationToken cancellationToken = default) =>
        CompleteAsync(task, errorMessage, CompletionState.CompletedWithError, cancellationToken);

    private static async Task<IReportingStep> CompleteAsync(IReportingStep step, string message, CompletionState state, CancellationToken cancellationToken)
    {
        await step.CompleteAsync(message, state, cancellationToken).ConfigureAwait(false);
        return step;
    }

    private static async Task<IReportingTask> CompleteAsync(IReportingTask task, string? message, CompletionState state, CancellationToken cancellationToken)
    {
        await task.CompleteAsync(message, state, cancellationToken).ConfigureAwait(false);
        return task;
    }
}
