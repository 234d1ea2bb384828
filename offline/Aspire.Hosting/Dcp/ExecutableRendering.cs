using System.Reflection;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Dcp;

/// <summary>A project or another program as DCP wants it.</summary>
internal sealed class ExecutableRendering(Assembly? appHost)
{
    public async Task<ExecutableSpec> RenderAsync(Workload workload, ResourceConfiguration configuration, CancellationToken ct)
    {
        var (command, directory, arguments) = Invocation(workload.Resource);
        return new ExecutableSpec
        {
            ExecutablePath = command,
            WorkingDirectory = directory,
            Args = [.. arguments, .. await configuration.ArgumentsAsync(ct).ConfigureAwait(false)],
            Env = await configuration.EnvironmentAsync(ct).ConfigureAwait(false),
        };
    }

    private (string Command, string Directory, IEnumerable<string> Arguments) Invocation(IResource resource)
    {
        if (resource.TryGetLastAnnotation<ExecutableAnnotation>(out var executable))
            return (executable.Command, executable.WorkingDirectory, []);

        if (!resource.TryGetLastAnnotation<IProjectMetadata>(out var project))
            throw new InvalidOperationException($"Resource '{resource.Name}' is neither a container, nor a project, nor a program.");

        // The application host's own build has built the projects it refers to; and what their launch profile says is in the model already.
        var configuration = appHost?.GetCustomAttribute<AssemblyConfigurationAttribute>()?.Configuration;
        IEnumerable<string> configured = string.IsNullOrEmpty(configuration) ? [] : ["--configuration", configuration];
        return ("dotnet", Path.GetDirectoryName(project.ProjectPath)!,
            ["run", "--project", project.ProjectPath, "--no-build", .. configured, "--no-launch-profile"]);
    }
}
