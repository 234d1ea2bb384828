namespace Monitoring.Hosting.Model;

/// <summary>
/// A program that runs beside each replica of a workload and shares its claims: another container of the pod or of the task,
/// a container of its own in a local run.
/// </summary>
public interface ISidecar
{
    /// <summary>Describes the sidecar's container.</summary>
    /// <param name="host">The workload it runs beside.</param>
    /// <param name="addressing">How endpoints are reached.</param>
    ContainerSpec Describe(IWorkload host, Addressing addressing);

    /// <summary>The connections the sidecar makes, besides the one to the program it runs beside.</summary>
    IEnumerable<Flow> Flows(IWorkload host);

    /// <summary>Where it serves metrics; null: nowhere.</summary>
    MetricsEndpoint? Metrics(IWorkload host);

    /// <summary>The file beside the host's data in which it records what it has uploaded; null: it uploads nothing, or its version
    /// cannot cope with a host that compacts.</summary>
    string? UploadRecord => null;

    /// <summary>The endpoints that it guards as the workload guards its own. Default: none.</summary>
    IEnumerable<WorkloadEndpoint> GuardedEndpoints(IWorkload host) => [];

    /// <summary>The claims it needs besides the host's own.</summary>
    IEnumerable<VolumeClaim> Claims { get; }
}
