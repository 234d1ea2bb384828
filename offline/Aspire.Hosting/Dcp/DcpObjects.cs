using System.Text.Json.Serialization;

namespace Aspire.Hosting.Dcp;

/// <summary>A kind of object in DCP's Kubernetes-like interface.</summary>
internal sealed record DcpKind(string Name, string Collection)
{
    public const string ApiVersion = "usvc-dev.developer.microsoft.com/v1";

    public static readonly DcpKind Container = new("Container", "containers");
    public static readonly DcpKind Executable = new("Executable", "executables");
    public static readonly DcpKind Service = new("Service", "services");
    public static readonly DcpKind Endpoint = new("Endpoint", "endpoints");
    public static readonly DcpKind Network = new("ContainerNetwork", "containernetworks");
}

internal sealed record DcpObject<TSpec>(string ApiVersion, string Kind, DcpMetadata Metadata, TSpec Spec);

internal sealed class DcpMetadata
{
    public required string Name { get; init; }

    public string? Uid { get; init; }

    public DateTime? CreationTimestamp { get; init; }

    public Dictionary<string, string>? Annotations { get; init; }
}

/// <summary>What DCP reports of an object, of whatever kind: the spec is ours and stays here.</summary>
internal sealed record DcpReport(DcpMetadata Metadata, DcpStatus? Status);

internal sealed record DcpChange(string Type, DcpReport Object);

internal sealed class DcpStatus
{
    public string? State { get; init; }

    public string? Message { get; init; }

    public DateTime? StartupTimestamp { get; init; }

    public DateTime? FinishTimestamp { get; init; }

    public int? ExitCode { get; init; }

    public List<DcpEnvironmentVariable>? EffectiveEnv { get; init; }

    public List<string>? EffectiveArgs { get; init; }

    // Containers.
    public string? ContainerId { get; init; }

    // Executables.
    public int? Pid { get; init; }

    // Services.
    public string? EffectiveAddress { get; init; }

    public int? EffectivePort { get; init; }

    // Networks.
    public List<string>? Gateways { get; init; }
}

internal sealed record DcpEnvironmentVariable(string Name, string? Value);

internal sealed class ServiceSpec
{
    public required string Protocol { get; init; }

    public string? Address { get; init; }

    public int? Port { get; init; }

    /// <summary>"Proxyless": clients connect to the producer itself.</summary>
    public string? AddressAllocationMode { get; init; }
}

internal sealed record EndpointSpec(string ServiceName, string ServiceNamespace, string Address, int Port);

internal sealed record NetworkSpec(string NetworkName, bool? Persistent);

/// <summary>The annotation by which a workload says which port of it serves a service; without a port DCP chooses one.</summary>
internal sealed record ServiceProducer(string ServiceName, string Address, int? Port);

internal sealed class ContainerSpec
{
    public required string ContainerName { get; init; }

    public required string Image { get; init; }

    public string? PullPolicy { get; init; }

    public string RestartPolicy { get; init; } = "no";

    public bool? Persistent { get; init; }

    public string? Command { get; init; }

    public required List<string> Args { get; init; }

    public required List<DcpEnvironmentVariable> Env { get; init; }

    public required List<ContainerPortMapping> Ports { get; init; }

    public required List<ContainerMount> VolumeMounts { get; init; }

    public required List<string> RunArgs { get; init; }

    public required List<ContainerNetworkConnection> Networks { get; init; }

    public required List<ContainerFiles> CreateFiles { get; init; }
}

internal sealed record ContainerPortMapping(int ContainerPort, string Protocol, int? HostPort, string? HostIP);

internal sealed record ContainerMount(string Type, string? Source, string Target, bool ReadOnly);

internal sealed record ContainerNetworkConnection(string Name, List<string> Aliases);

internal sealed record ContainerFiles(string Destination, int? DefaultOwner, int? DefaultGroup, int? Umask, List<ContainerFileEntry> Entries);

internal sealed class ContainerFileEntry
{
    public required string Type { get; init; }

    public required string Name { get; init; }

    public int? Owner { get; init; }

    public int? Group { get; init; }

    public int Mode { get; init; }

    public string? Source { get; init; }

    public string? Contents { get; init; }

    public bool? ContinueOnError { get; init; }

    public List<ContainerFileEntry>? Entries { get; init; }
}

internal sealed class ExecutableSpec
{
    public required string ExecutablePath { get; init; }

    public required string WorkingDirectory { get; init; }

    public string ExecutionType { get; init; } = "Process";

    public required List<string> Args { get; init; }

    public required List<DcpEnvironmentVariable> Env { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DcpReport))]
[JsonSerializable(typeof(DcpChange))]
[JsonSerializable(typeof(DcpObject<ServiceSpec>))]
[JsonSerializable(typeof(DcpObject<EndpointSpec>))]
[JsonSerializable(typeof(DcpObject<NetworkSpec>))]
[JsonSerializable(typeof(DcpObject<ContainerSpec>))]
[JsonSerializable(typeof(DcpObject<ExecutableSpec>))]
[JsonSerializable(typeof(List<ServiceProducer>))]
internal sealed partial class DcpJson : JsonSerializerContext;
