using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting.ApplicationModel;

[DebuggerDisplay("{GetType().Name,nq} {Name}")]
public class ContainerResource(string name, string? entrypoint = null)
    : Resource(name), IResourceWithEnvironment, IResourceWithArgs, IResourceWithEndpoints, IResourceWithWaitSupport, IResourceWithProbes,
      IComputeResource
{
    public string? Entrypoint { get; set; } = entrypoint;

    /// <summary>Whether the arguments are one command line for the entrypoint, which is a shell.</summary>
    [Experimental("ASPIRECONTAINERSHELLEXECUTION001", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
    public bool? ShellExecution { get; set; }
}
