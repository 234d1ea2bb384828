using System.Diagnostics.CodeAnalysis;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Pipelines;

/// <summary>Where steps put what they make.</summary>
[Experimental("ASPIREPIPELINES004", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
public interface IPipelineOutputService
{
    /// <summary>The <c>--output-path</c>, or <c>aspire-output</c> in the AppHost's folder.</summary>
    string GetOutputDirectory();

    /// <summary>The resource's own folder within the output.</summary>
    string GetOutputDirectory(IResource resource);

    /// <summary>A folder for files that nobody needs after the run.</summary>
    string GetTempDirectory();

    string GetTempDirectory(IResource resource);
}
