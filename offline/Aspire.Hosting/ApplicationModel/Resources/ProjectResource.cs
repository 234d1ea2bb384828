using System.Diagnostics;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.ApplicationModel
{
    public interface IContainerFilesDestinationResource : IResource
    {
    }

    [DebuggerDisplay("{GetType().Name,nq} {Name}")]
    public class ProjectResource(string name)
        : Resource(name), IResourceWithEnvironment, IResourceWithArgs, IResourceWithServiceDiscovery, IResourceWithWaitSupport,
          IResourceWithProbes, IComputeResource, IContainerFilesDestinationResource
    {
    }
}

namespace Aspire.Hosting
{
    public interface IResourceWithServiceDiscovery : IResourceWithEndpoints
    {
    }

    public interface IProjectMetadata : IResourceAnnotation
    {
        string ProjectPath { get; }

        LaunchSettings? LaunchSettings => null;

        bool SuppressBuild => false;
    }

    public sealed class LaunchSettings
    {
        public Dictionary<string, LaunchProfile> Profiles { get; set; } = [];
    }

    public sealed class LaunchProfile
    {
        public string? CommandName { get; set; }

        public string? CommandLineArgs { get; set; }

        public string? ApplicationUrl { get; set; }

        public string? LaunchUrl { get; set; }

        public Dictionary<string, string> EnvironmentVariables { get; set; } = [];
    }
}
