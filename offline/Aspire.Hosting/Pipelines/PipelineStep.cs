using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Pipelines;

/// <summary>A named piece of work and what it waits for.</summary>
[Experimental("ASPIREPIPELINES001", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
[DebuggerDisplay("{Name,nq}")]
public class PipelineStep
{
    public required string Name { get; init; }

    public string? Description { get; init; }

    public required Func<PipelineStepContext, Task> Action { get; init; }

    public List<string> DependsOnSteps { get; init; } = [];

    public List<string> RequiredBySteps { get; init; } = [];

    public List<string> Tags { get; init; } = [];

    /// <summary>The resource that brought the step, or null for a step of the pipeline itself.</summary>
    public IResource? Resource { get; set; }

    public void DependsOn(string stepName) => DependsOnSteps.Add(stepName);

    public void DependsOn(PipelineStep step) => DependsOnSteps.Add(step.Name);

    public void RequiredBy(string stepName) => RequiredBySteps.Add(stepName);

    public void RequiredBy(PipelineStep step) => RequiredBySteps.Add(step.Name);

    internal PipelineStep Clone() => new()
    {
        Name = Name,
        Description = Description,
        Action = Action,
        DependsOnSteps = [.. DependsOnSteps],
        RequiredBySteps = [.. RequiredBySteps],
        Tags = [.. Tags],
        Resource = Resource
    };
}
