using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Running;

/// <summary>What a container has in a local run only: files, volumes, health, links, a place in the dashboard's tree.</summary>
internal sealed class LocalContainerRenderer(IDistributedApplicationBuilder builder, IServiceProvider services)
{
    private const UnixFileMode ReadableByAll = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode ReadableByOwner = UnixFileMode.UserRead;
    private const UnixFileMode WritableByOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly bool _persists = DataVolumes.ArePersistent(builder);
    private readonly ICollection<HealthCheckRegistration> _healthChecks = services.GetRequiredService<IOptions<HealthCheckServiceOptions>>().Value.Registrations;
    private readonly LiveFolders _liveFolders = services.GetRequiredService<LiveFolders>();

    /// <summary>Renders one container.</summary>
    public void Render(RunContainer container)
    {
        var target = builder.CreateResourceBuilder(container.Resource);
        target.WithContainerRuntimeArgs("--user", container.Spec.UserId.ToString(System.Globalization.CultureInfo.InvariantCulture));
        AddConfig(target, container);
        AddFolders(target, container);
        AddHealth(target, container);
        AddLinks(target, container);
        ConnectWithHost(target, container);
        if (container.StartsOnRequest)
        {
            target.WithExplicitStart();
        }

        if (container.Resource != container.Owner && container.IsMain)
        {
            InheritFromComponent(container);
        }
    }

    private void AddConfig(IResourceBuilder<ContainerResource> target, RunContainer container)
    {
        foreach (var folder in container.Spec.Config)
        {
            if (folder.IsLive)
            {
                target.WithBindMount(_liveFolders.Create(container, folder), folder.Path, isReadOnly: true);
            }
            else
            {
                target.WithContainerFiles(folder.Path, async (_, cancellationToken) =>
                {
                    var spec = await HostEndpoints.DescribeAsync(container, cancellationToken);
                    var current = spec.Config.Single(candidate => candidate.Name == folder.Name);
                    return await Task.WhenAll(current.Files.Select(file => ToContainerFileAsync(container, file, cancellationToken)));
                });
            }
        }
    }

    private static async Task<ContainerFileSystemItem> ToContainerFileAsync(RunContainer container, ConfigFile file, CancellationToken cancellationToken) => file switch
    {
        TextFile text => new ContainerFile { Name = text.Name, Contents = text.Text, Mode = ReadableByAll },
        SecretFile secret => new ContainerFile
        {
            Name = secret.Name,
            Contents = await container.Owner.Secrets[secret.Secret].GetValueAsync(cancellationToken),
            Owner = container.Spec.UserId,
            Mode = ReadableByOwner,
        },
        _ => throw new InvalidOperationException($"{file.GetType().Name} is no kind of configuration file."),
    };

    private void AddFolders(IResourceBuilder<ContainerResource> target, RunContainer container)
    {
        foreach (var mount in container.Spec.Mounts)
        {
            var claim = container.Claims.Single(claim => claim.Name == mount.Claim);
            if (_persists)
            {
                target.WithVolume(VolumeName(container, claim), mount.Path);
            }

            AddWritableFolder(target, container, mount.Path);
        }

        foreach (var path in container.Spec.ScratchFolders)
        {
            AddWritableFolder(target, container, path);
        }

        foreach (var mount in container.Spec.NodeMounts)
        {
            target.WithBindMount(mount.NodePath, mount.Path, isReadOnly: true);
        }
    }

    // A new volume, or a folder that the image does not have, belongs to root; the program runs as another user.
    private static void AddWritableFolder(IResourceBuilder<ContainerResource> target, RunContainer container, string path)
    {
        var parent = path[..path.LastIndexOf('/')];
        target.WithContainerFiles(parent.Length == 0 ? "/" : parent,
            [new ContainerDirectory { Name = path[(path.LastIndexOf('/') + 1)..], Owner = container.Spec.UserId, Mode = WritableByOwner }]);
    }

    private string VolumeName(RunContainer container, VolumeClaim claim)
    {
        var owner = claim.IsShared
            ? new ContainerResource(claim.Name)
            : new ContainerResource(container.Owner.Replication.HasPeers ? $"{container.Owner.Name}-{container.Ordinal}" : container.Owner.Name);
        return VolumeNameGenerator.Generate(builder.CreateResourceBuilder(owner), claim.IsShared ? "shared" : claim.Name);
    }

    private void AddHealth(IResourceBuilder<ContainerResource> target, RunContainer container)
    {
        if (container.Spec.Probes?.Readiness is not { } probe)
        {
            return;
        }

        var endpoint = new EndpointReference(container.Resource, probe.Port.Name);
        IHealthCheck check = probe switch
        {
            HttpProbe http => new HttpProbeCheck(endpoint, http.Path, container.Client),
            TcpProbe tcp => new TcpProbeCheck(endpoint, tcp.Send, tcp.Expect),
            _ => throw new InvalidOperationException($"{probe.GetType().Name} is no kind of probe."),
        };
        var key = $"{container.Resource.Name}_ready";
        _healthChecks.Add(new HealthCheckRegistration(key, check, failureStatus: null, tags: null, timeout: TimeSpan.FromSeconds(5)));
        target.WithHealthCheck(key);
    }

    private static void AddLinks(IResourceBuilder<ContainerResource> target, RunContainer container)
    {
        foreach (var port in container.Spec.Ports.Where(port => port.Scheme is "http" or "https"))
        {
            target.WithUrlForEndpoint(port.Name, url => url.DisplayText = container.IsMain ? container.Owner.DisplayName : container.Spec.Name);
        }
    }

    // Aspire connects a container with a process on the host only when the container's environment refers to it.
    private static void ConnectWithHost(IResourceBuilder<ContainerResource> target, RunContainer container)
    {
        foreach (var endpoint in HostEndpoints.Of(container.Owner))
        {
            var variable = $"HOST_{endpoint.Name}".ToUpperInvariant().Replace('-', '_').Replace('/', '_');
            target.WithEnvironment(variable, endpoint.Reference.Property(EndpointProperty.HostAndPort));
        }
    }

    private static void InheritFromComponent(RunContainer container)
    {
        foreach (var annotation in container.Owner.Annotations.Where(annotation => annotation
            is EnvironmentCallbackAnnotation or CommandLineArgsCallbackAnnotation or ContainerRuntimeArgsCallbackAnnotation
            or ContainerMountAnnotation or WaitAnnotation))
        {
            container.Resource.Annotations.Add(annotation);
        }
    }
}
