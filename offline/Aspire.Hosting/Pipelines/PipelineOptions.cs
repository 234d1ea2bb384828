using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting.Pipelines;

/// <summary>The command line's say in the pipeline (configuration section <c>Pipeline</c>).</summary>
[Experimental("ASPIREPIPELINES001", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
public class PipelineOptions
{
    /// <summary><c>--output-path</c>: where the output goes.</summary>
    public string? OutputPath { get; set; }

    /// <summary><c>--step</c>: run this step and what it depends on. Null: all steps.</summary>
    public string? Step { get; set; }
}
