namespace Monitoring.Hosting.Model;

/// <summary>One container of a workload: the first is the program itself, others are sidecars.</summary>
/// <param name="Name">Its name, unique in the model: a sidecar is a container of its own in a local run.</param>
/// <param name="Image">Its image.</param>
public sealed record ContainerSpec(string Name, ContainerImage Image)
{
    /// <summary>What is run in place of the image's entrypoint: another program of it. Default: the entrypoint.</summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>Arguments; they replace the image's command, never its entrypoint.</summary>
    public IReadOnlyList<string> Args { get; init; } = [];

    /// <summary>The flags among the arguments, written <c>--flag=value</c>, whose value may be tuned.</summary>
    public IReadOnlyDictionary<string, Tunable> TunableFlags { get; init; } = new Dictionary<string, Tunable>();

    /// <summary>The flag by which it learns its own address, to tell it to its peers; null: it finds that out itself. Only a platform that
    /// knows the address before the program starts gives it.</summary>
    public AdvertisedAddress? Advertised { get; init; }

    /// <summary>Environment variables.</summary>
    public IReadOnlyList<EnvironmentVariable> Environment { get; init; } = [];

    /// <summary>All ports it listens on.</summary>
    public IReadOnlyList<Port> Ports { get; init; } = [];

    /// <summary>What its own HTTP ports ask of whoever connects, probes included; null: nothing. A platform that cannot present a password
    /// finds out no more than whether a connection is accepted.</summary>
    public HttpAccess? Access { get; init; }

    /// <summary>Its probes; null when the program offers nothing to ask.</summary>
    public Probes? Probes { get; init; }

    /// <summary>How it is told to read its configuration again; null when it has to be restarted.</summary>
    public Reload? Reload { get; init; }

    /// <summary>Whether replicas say goodbye to each other when they stop: when all go at once, the last one waits in vain for somebody to hear it.
    /// Whoever stops them all does so one after the other.</summary>
    public bool StopsInTurn { get; init; }

    /// <summary>The flag for the address that people visit it at, which its links begin with; null: it has no such links. A local run sets it
    /// unless it is among the arguments: it knows the address when ports are chosen.</summary>
    public AddressFlag? VisitedAt { get; init; }

    /// <summary>The cloud whose role it runs under; null: none, or it has keys.</summary>
    public CloudIdentity? CloudIdentity { get; init; }

    /// <summary>Generated files.</summary>
    public IReadOnlyList<ConfigFolder> Config { get; init; } = [];

    /// <summary>Claims of the workload, mounted.</summary>
    public IReadOnlyList<ClaimMount> Mounts { get; init; } = [];

    /// <summary>Folders of the node, mounted read-only (node-exporter).</summary>
    public IReadOnlyList<NodeMount> NodeMounts { get; init; } = [];

    /// <summary>Folders it writes to besides its claims: empty at start, lost with the container.</summary>
    public IReadOnlyList<string> ScratchFolders { get; init; } = [];

    /// <summary>Processor, memory and ephemeral disk.</summary>
    public ResourceNeeds Resources { get; init; } = ResourceNeeds.Small;

    /// <summary>The numeric user and group it runs as. Containers that share a claim must agree.</summary>
    public required int UserId { get; init; }
}

/// <summary>A flag that takes the address of a port, as people reach it.</summary>
/// <param name="Name">The flag's name, with its dashes.</param>
/// <param name="Port">The port.</param>
public sealed record AddressFlag(string Name, Port Port);

/// <summary>A POST that makes a program read its configuration again; an answer other than 2xx carries the reason in its body.</summary>
/// <param name="Port">The port to ask.</param>
/// <param name="Path">The absolute path, for instance <c>/-/reload</c>.</param>
public sealed record Reload(Port Port, string Path);

/// <summary>The address at which a replica's peers reach it, as a flag of its program.</summary>
/// <param name="Flag">The flag, for instance <c>--cluster.advertise-address</c>; its value is an IP address and a port.</param>
/// <param name="Port">The port.</param>
public sealed record AdvertisedAddress(string Flag, Port Port);

/// <summary>A claim of the workload, mounted into a container.</summary>
/// <param name="Claim">The claim's name.</param>
/// <param name="Path">The absolute path in the container.</param>
public sealed record ClaimMount(string Claim, string Path)
{
    /// <summary>Whether the image has the folder, owned by the user that the container runs as: an empty volume takes that over.</summary>
    public bool IsInImage { get; init; }
}

/// <summary>A folder of the node, mounted read-only.</summary>
/// <param name="NodePath">The absolute path on the node.</param>
/// <param name="Path">The absolute path in the container.</param>
public sealed record NodeMount(string NodePath, string Path);

/// <summary>What a container asks for and is limited to.</summary>
/// <param name="CpuRequest">Requested processor time, in cores.</param>
/// <param name="Memory">Requested memory, also the limit.</param>
public sealed record ResourceNeeds(decimal CpuRequest, ByteSize Memory)
{
    /// <summary>Fits an exporter: 0.05 cores, 64 MiB.</summary>
    public static ResourceNeeds Small { get; } = new(0.05m, ByteSize.MiB(64));

    /// <summary>The most processor time, in cores. Default: four times the request, and one core at least: a throttled scrape is a late scrape,
    /// so that the limit is there for what has run away.</summary>
    public decimal CpuLimit { get; init; } = Math.Max(1, 4 * CpuRequest);

    /// <summary>Ephemeral disk, requested and limited. Default: 256 MiB.</summary>
    public ByteSize EphemeralStorage { get; init; } = ByteSize.MiB(256);
}
