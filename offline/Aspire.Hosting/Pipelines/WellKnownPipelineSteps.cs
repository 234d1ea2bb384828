using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting.Pipelines;

/// <summary>The steps that every pipeline has; steps of your own are hung in before or after them.</summary>
[Experimental("ASPIREPIPELINES001", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
public static class WellKnownPipelineSteps
{
    public const string BeforeStart = "before-start";
    public const string Build = "build";
    public const string BuildPrereq = "build-prereq";
    public const string Deploy = "deploy";
    public const string DeployPrereq = "deploy-prereq";
    public const string Diagnostics = "diagnostics";
    public const string ProcessParameters = "process-parameters";
    public const string Publish = "publish";
    public const string PublishPrereq = "publish-prereq";
    public const string ValidateComputeEnvironments = "validate-compute-environments";
}

[Experimental("ASPIREPIPELINES001", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
public static class WellKnownPipelineTags
{
    public const string BuildCompute = "build-compute";
    public const string DeployCompute = "deploy-compute";
}
