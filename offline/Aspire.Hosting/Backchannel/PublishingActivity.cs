using Aspire.Hosting.Pipelines;

namespace Aspire.Hosting.Backchannel;

/// <summary>Something that the CLI shows while a pipeline runs. Names and values of the members are the protocol's.</summary>
internal sealed class PublishingActivity
{
    public const string Step = "step";
    public const string Task = "task";
    public const string Log = "log";
    public const string PublishComplete = "publish-complete";

    public required string Type { get; init; }

    public required PublishingActivityData Data { get; init; }
}

internal sealed class PublishingActivityData
{
    public required string Id { get; init; }

    public required string StatusText { get; init; }

    /// <summary>The name of a <see cref="Pipelines.CompletionState"/>.</summary>
    public required string CompletionState { get; init; }

    public string? StepId { get; init; }

    public string? ParentStepId { get; init; }

    public int? HierarchyLevel { get; init; }

    public string? CompletionMessage { get; init; }

    public IReadOnlyList<PipelineSummaryItem>? PipelineSummary { get; init; }

    public string? LogLevel { get; init; }

    public DateTimeOffset? Timestamp { get; init; }

    public required bool EnableMarkdown { get; init; }
}
