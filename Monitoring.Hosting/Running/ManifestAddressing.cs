using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Running;

/// <summary>Addresses in <c>manifest.json</c>, whose format has no replicas: every component is reached by its own name.</summary>
internal sealed class ManifestAddressing : Addressing
{
    /// <inheritdoc />
    public override IReadOnlyList<string> Members(Endpoint endpoint) => [Service(endpoint)];

    /// <inheritdoc />
    public override string Beside(WorkloadEndpoint endpoint) => Service(endpoint);

    /// <inheritdoc />
    public override string Member(WorkloadEndpoint endpoint, int ordinal) => Service(endpoint);

    /// <inheritdoc />
    protected override string Service(WorkloadEndpoint endpoint) => $"{endpoint.Container}:{endpoint.Port.Number}";

    /// <inheritdoc />
    protected override string External(ExternalEndpoint endpoint) => endpoint is AspireEndpoint aspire
        ? $"{aspire.Reference.Resource.Name}:{aspire.ContainerPort}"
        : endpoint.Name;
}
