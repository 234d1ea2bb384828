using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Thanos;

/// <summary>A querier has something to ask.</summary>
internal sealed class QuerierAsksSomething() : SpecRule<ThanosQuerySpec>("MON132")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, ThanosQuerySpec spec)
    {
        if (!spec.StoreApis.Any(endpoint => endpoint.IsEnabled))
        {
            yield return Warning(name, "It asks nothing, so every query is empty.", "Use WithEndpoints with a store gateway, or with a Prometheus that has WithThanosSidecar.");
        }
    }
}
