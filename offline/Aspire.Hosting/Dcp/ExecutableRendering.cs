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

    private (string Command, string Directory, List<string> Arguments) Invocation(IResource resource)
    {
        if (resource.TryGetLastAnnotation<ExecutableAnnotation>(out var executable))
            return (executable.Command, executable.WorkingDirectory, []);

        if (!resource.TryGetLastAnnotation<IProjectMetadata>(out var project))
            throw new InvalidOperationException($"Resource '{resource.Name}' is neither a container, nor a project, nor a program.");

        // What the launch profile says is in the model already.
        var configuration = appHost?.GetCustomAttribute<AssemblyConfigurationAttribute>()?.Configuration;
        List<string> arguments = ["run", "--project", project.ProjectPath];
        if (project.SuppressBuild)
            arguments.Add("--no-build");

        if (!string.IsNullOrEmpty(configuration))
            arguments.AddRange(["--configuration", configuration]);

        arguments.Add("--no-launch-profile");
        return ("dotnet", Path.GetDirectoryName(project.ProjectPath)!, arguments);
    }
}
