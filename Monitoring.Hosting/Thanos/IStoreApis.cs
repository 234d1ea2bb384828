using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Thanos;

/// <summary>Something that a querier can ask. Read when the querier is described, so that the order of calls does not matter.</summary>
internal interface IStoreApis
{
    /// <summary>Where it answers.</summary>
    IEnumerable<WorkloadEndpoint> StoreApis { get; }

    /// <summary>The labels in which its replicas differ.</summary>
    IEnumerable<string> ReplicaLabels { get; }
}

/// <summary>The sidecars of a Prometheus.</summary>
internal sealed record PrometheusStoreApis(PrometheusResource Prometheus) : IStoreApis
{
    /// <inheritdoc />
    public IEnumerable<WorkloadEndpoint> StoreApis => Prometheus.Workloads
        .SelectMany(workload => Prometheus.Spec.Sidecars.OfType<ThanosSidecar>().Select(sidecar => sidecar.StoreApiBeside(workload)));

    /// <inheritdoc />
    public IEnumerable<string> ReplicaLabels => [Prometheus.Spec.ReplicaLabel];
}
