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
        AddVolumes(target, container);
        AddFolders(target, container);
        AddHealth(target, container);
        AddLinks(target, container);
        TellItsAddress(target, container);
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

    private void AddVolumes(IResourceBuilder<ContainerResource> target, RunContainer container)
    {
        foreach (var folder in container.Spec.Config.Where(folder => folder.IsLive))
        {
            target.WithBindMount(_liveFolders.Create(container, folder), folder.Path, isReadOnly: true);
        }

        foreach (var mount in _persists ? container.Spec.Mounts : [])
        {
            target.WithVolume(VolumeName(container, container.Claims.Single(claim => claim.Name == mount.Claim)), mount.Path);
        }

        foreach (var mount in container.Spec.NodeMounts)
        {
            target.WithBindMount(mount.NodePath, mount.Path, isReadOnly: true);
        }
    }

    // Each set of files is a `docker cp` before the container may start, half a second while the stack starts: folders with the same parent share one.
    private static void AddFolders(IResourceBuilder<ContainerResource> target, RunContainer container)
    {
        var generated = container.Spec.Config.Where(folder => !folder.IsLive).Select(folder => folder.Path);
        foreach (var siblings in generated.Concat(WritableFolders(container.Spec)).GroupBy(ParentOf))
        {
            target.WithContainerFiles(siblings.Key, async (_, cancellationToken) =>
            {
                var spec = await HostEndpoints.DescribeAsync(container, cancellationToken);
                return await Task.WhenAll(siblings.Select(path => ToDirectoryAsync(container, spec, path, cancellationToken)));
            });
        }
    }

    // A new volume, or a folder that the image does not have, belongs to root; the program runs as another user.
    private static IEnumerable<string> WritableFolders(ContainerSpec spec) =>
        spec.Mounts.Where(mount => !mount.IsInImage).Select(mount => mount.Path).Concat(spec.ScratchFolders);

    private static string ParentOf(string path) => path.LastIndexOf('/') is var end and > 0 ? path[..end] : "/";

    private static async Task<ContainerFileSystemItem> ToDirectoryAsync(RunContainer container, ContainerSpec spec, string path, CancellationToken cancellationToken)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return spec.Config.SingleOrDefault(folder => folder.Path == path) is { } config
            ? new ContainerDirectory { Name = name, Entries = await Task.WhenAll(config.Files.Select(file => ToFileAsync(container, file, cancellationToken))) }
            : new ContainerDirectory { Name = name, Owner = container.Spec.UserId, Mode = WritableByOwner };
    }

    private static async Task<ContainerFileSystemItem> ToFileAsync(RunContainer container, ConfigFile file, CancellationToken cancellationToken) => file switch
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

    // By itself it would take the name of its container, which no browser knows, and HTTP, also behind TLS.
    private static void TellItsAddress(IResourceBuilder<ContainerResource> target, RunContainer container)
    {
        if (container.Spec.VisitedAt is { } flag && !container.Spec.Args.Any(argument => argument.StartsWith($"{flag.Name}=", StringComparison.Ordinal)))
        {
            target.WithArgs(context => context.Args.Add($"{flag.Name}={new EndpointReference(container.Resource, flag.Port.Name).Url}"));
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
