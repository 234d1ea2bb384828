using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Dcp;

/// <summary>A container resource as DCP wants it.</summary>
internal sealed class ContainerRendering(DistributedApplicationExecutionContext execution, EndpointPlan endpoints)
{
    public async Task<ContainerSpec> RenderAsync(
        Workload workload, ResourceConfiguration configuration, IEnumerable<string> gatewayArguments, CancellationToken ct)
    {
        var resource = workload.Resource;
        if (!resource.TryGetContainerImageName(out var image))
            throw new InvalidOperationException($"Container resource '{resource.Name}' has no image.");

        var arguments = await configuration.ArgumentsAsync(ct).ConfigureAwait(false);
        var container = resource as ContainerResource;
        return new ContainerSpec
        {
            ContainerName = workload.Name,
            Image = image,
            PullPolicy = PullPolicy(resource),
            Persistent = RunNetwork.IsPersistent(resource) ? true : null,
            Command = container?.Entrypoint,
            Args = container?.ShellExecution == true ? ["-c", string.Join(' ', arguments)] : arguments,
            Env = await configuration.EnvironmentAsync(ct).ConfigureAwait(false),
            Ports = [.. endpoints.Of(resource).Select(s => Port(s.Endpoint))],
            VolumeMounts = [.. resource.Annotations.OfType<ContainerMountAnnotation>().Select(Mount)],
            RunArgs = [.. gatewayArguments, .. await configuration.RuntimeArgumentsAsync(ct).ConfigureAwait(false)],
            Networks = [new ContainerNetworkConnection(RunNetwork.Id.Value, Aliases(resource))],
            CreateFiles = await FilesAsync(resource, ct).ConfigureAwait(false),
        };
    }

    private static string? PullPolicy(IResource resource) =>
        !resource.TryGetLastAnnotation<ContainerImagePullPolicyAnnotation>(out var policy) ? null : policy.ImagePullPolicy switch
        {
            ImagePullPolicy.Always => "always",
            ImagePullPolicy.Missing => "missing",
            ImagePullPolicy.Never => "never",
            _ => null,
        };

    private static List<string> Aliases(IResource resource) =>
    [
        resource.Name,
        $"{resource.Name}.dev.internal",
        .. resource.Annotations.OfType<ContainerNetworkAliasAnnotation>().Select(a => a.Alias),
    ];

    private static ContainerPortMapping Port(EndpointAnnotation endpoint) => new(
        endpoint.TargetPort!.Value,
        EndpointPlan.Protocol(endpoint),
        endpoint.IsProxied ? null : endpoint.SpecifiedPort,
        endpoint.TargetHost == KnownHostNames.Localhost ? null : endpoint.TargetHost);

    private static ContainerMount Mount(ContainerMountAnnotation mount) => new(
        mount.Type == ContainerMountType.BindMount ? "bind" : "volume", mount.Source, mount.Target, mount.IsReadOnly);

    private async Task<List<ContainerFiles>> FilesAsync(IResource resource, CancellationToken ct)
    {
        var rendered = new List<ContainerFiles>();
        foreach (var files in resource.Annotations.OfType<ContainerFileSystemCallbackAnnotation>())
        {
            var context = new ContainerFileSystemCallbackContext { Services = execution.Services, Model = resource };
            List<ContainerFileEntry> entries = [.. (await files.Callback(context, ct).ConfigureAwait(false) ?? []).Select(Entry)];
            if (entries.Count > 0)
                rendered.Add(new ContainerFiles(files.DestinationPath, files.DefaultOwner, files.DefaultGroup, (int?)files.Umask, entries));
        }

        return rendered;
    }

    private static ContainerFileEntry Entry(ContainerFileSystemItem item)
    {
        var file = item as ContainerFileBase;
        if (file is { Contents: not null, SourcePath: not null })
            throw new ArgumentException($"The file entry '{item.Name}' has both {nameof(file.SourcePath)} and {nameof(file.Contents)}.");

        return new ContainerFileEntry
        {
            Type = item switch
            {
                ContainerFile => "file",
                ContainerDirectory => "directory",
                _ => throw new ArgumentException($"A file entry of type {item.GetType().Name} is not known."),
            },
            Name = item.Name,
            Owner = item.Owner,
            Group = item.Group,
            Mode = (int)item.Mode,
            Source = file?.SourcePath,
            Contents = file?.Contents,
            ContinueOnError = file?.ContinueOnError,
            Entries = item is ContainerDirectory directory ? [.. directory.Entries.Select(Entry)] : null,
        };
    }
}
