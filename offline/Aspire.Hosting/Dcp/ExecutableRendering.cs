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

        var directory = Path.GetDirectoryName(project.ProjectPath)!;
        var configuration = appHost?.GetCustomAttribute<AssemblyConfigurationAttribute>()?.Configuration;
        return ("dotnet", directory, BuiltOutput(project, directory, configuration) is { } built ? [built] : Run(project, configuration));
    }

    /// <summary>
    /// What the build of the application host has left of the project, where that can be told. `dotnet run` would evaluate the project
    /// first, which costs seconds of processor time while everything starts, and stay as a second process.
    /// </summary>
    private static string? BuiltOutput(IProjectMetadata project, string directory, string? configuration)
    {
        var outputs = new DirectoryInfo(Path.Combine(directory, "bin", configuration ?? ""));
        if (!project.SuppressBuild || !outputs.Exists)
            return null;

        var file = Path.GetFileNameWithoutExtension(project.ProjectPath) + ".dll";
        var built = outputs.GetDirectories().Select(framework => Path.Combine(framework.FullName, file)).Where(File.Exists).ToArray();
        return built is [var only] ? only : null;
    }

    // What the launch profile says is in the model already.
    private static List<string> Run(IProjectMetadata project, string? configuration) =>
    [
        "run", "--project", project.ProjectPath,
        .. project.SuppressBuild ? (string[])["--no-build"] : [],
        .. string.IsNullOrEmpty(configuration) ? (string[])[] : ["--configuration", configuration],
        "--no-launch-profile",
    ];
}
