using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Running;

/// <summary>
/// Addresses on the container network of a local run: containers reach each other by resource name on the port inside the
/// container; processes on the host have an address that is known once their endpoints are allocated.
/// </summary>
/// <param name="ordinal">The replica whose containers are described.</param>
/// <param name="hostEndpoints">The addresses of endpoints of processes on the host, by name.</param>
internal sealed class RunAddressing(int ordinal, IReadOnlyDictionary<string, string> hostEndpoints) : Addressing
{
    /// <summary>Stands for the address of a process on the host before it is allocated. Configuration files are described again when it is.</summary>
    public const string NotAllocated = "not-allocated.invalid:1";

    /// <summary>For what does not depend on processes on the host: names, ports, arguments, environment.</summary>
    public static RunAddressing BeforeAllocation(int ordinal) => new(ordinal, new Dictionary<string, string>());

    /// <summary>Whether the endpoint belongs to a process on the host.</summary>
    public static bool IsOnHost(AspireEndpoint endpoint) => !endpoint.Reference.Resource.IsContainer();

    /// <inheritdoc />
    public override string Beside(WorkloadEndpoint endpoint) =>
        endpoint.Workload.Replication.HasPeers ? Member(endpoint, ordinal) : Service(endpoint);

    /// <inheritdoc />
    public override string Member(WorkloadEndpoint endpoint, int ordinal) => $"{endpoint.Container}-{ordinal}:{endpoint.Port.Number}";

    /// <summary>Where it is written: Aspire itself runs the resources that are published as workloads.</summary>
    protected override Endpoint Locate(Endpoint endpoint) => endpoint;

    /// <inheritdoc />
    protected override string Service(WorkloadEndpoint endpoint) =>
        endpoint.Workload.Replication.HasPeers ? Member(endpoint, 0) : $"{endpoint.Container}:{endpoint.Port.Number}";

    /// <inheritdoc />
    protected override string External(ExternalEndpoint endpoint) => endpoint switch
    {
        AspireEndpoint aspire when !IsOnHost(aspire) => $"{aspire.Reference.Resource.Name}:{aspire.Reference.TargetPort}",
        _ => hostEndpoints.GetValueOrDefault(endpoint.Name, NotAllocated),
    };
}
