using Monitoring.Hosting.Model;
using Monitoring.Hosting.Thanos;

namespace Monitoring.Hosting.Validation;

/// <summary>A querier knows the label that tells replicas apart whose samples it sees.</summary>
internal sealed class QueriersKnowReplicas() : ModelRule("MON019")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(StackModel model) =>
        from query in model.Components.OfType<ThanosQueryResource>()
        let spec = query.Complete()
        from prometheus in model.Components.OfType<PrometheusResource>()
        where spec.StoreApis.Any(endpoint => Serves(endpoint.Workload, prometheus)) && !spec.ReplicaLabels.Contains(prometheus.Spec.ReplicaLabel)
        select Error(query.Name, $"It sees the samples of all replicas of {prometheus.Name}, and not that '{prometheus.Spec.ReplicaLabel}' tells them apart: every series is there twice.",
            "Use WithEndpoints with the Prometheus too.");

    private static bool Serves(IWorkload asked, PrometheusResource prometheus) => asked switch
    {
        ThanosStoreResource store => prometheus.Spec.Sidecars.OfType<ThanosSidecar>().Any(sidecar => store.Spec.ObjectStore.Equals(sidecar.Spec.ObjectStore)),
        _ => prometheus.Workloads.Contains(asked),
    };
}
