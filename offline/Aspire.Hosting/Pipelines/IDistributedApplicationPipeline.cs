using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting.Pipelines;

/// <summary>The steps that <c>aspire publish</c> and <c>aspire do</c> run, ordered by what they depend on.</summary>
[Experimental("ASPIREPIPELINES001", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
public interface IDistributedApplicationPipeline
{
    /// <param name="name">Unique within the pipeline.</param>
    /// <param name="action">What the step does.</param>
    /// <param name="dependsOn">A step's name or several, which run before this one.</param>
    /// <param name="requiredBy">A step's name or several, which run after this one.</param>
    void AddStep(string name, Func<PipelineStepContext, Task> action, object? dependsOn = null, object? requiredBy = null);

    void AddStep(PipelineStep step);

    /// <summary>Called with all steps before any runs: the place to change dependencies.</summary>
    void AddPipelineConfiguration(Func<PipelineConfigurationContext, Task> callback);

    Task ExecuteAsync(PipelineContext context);
}
