using Monitoring.Hosting.Model;
using Monitoring.Hosting.ObjectStorage;
using Monitoring.Hosting.Thanos;

namespace Monitoring.Hosting.Validation;

/// <summary>Nobody keeps keys for what a role gives access to.</summary>
internal sealed class RolesComeBeforeKeys() : ModelRule("MON020")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(StackModel model) =>
        from component in model.Components
        from bucket in StoresOf(component).OfType<S3Store>()
        where bucket is { Keys: not null, Service: StaticEndpoint { Host: var host } } && host.EndsWith(".amazonaws.com", StringComparison.Ordinal)
        select Warning("Monitoring:ObjectStore:UsesKeys", "Keys of AWS have to be kept and changed; the role of a pod or a task need not be.", "Give the role access to the bucket, and leave the option out.");

    private static IEnumerable<ObjectStore?> StoresOf(IComponent component) => component switch
    {
        PrometheusResource prometheus => prometheus.Spec.Sidecars.OfType<ThanosSidecar>().Select(sidecar => sidecar.Spec.ObjectStore),
        ThanosStoreResource store => [store.Spec.ObjectStore],
        ThanosCompactorResource compactor => [compactor.Spec.ObjectStore],
        _ => [],
    };
}
