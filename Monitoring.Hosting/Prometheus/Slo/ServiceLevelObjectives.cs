using Monitoring.Hosting.Running;

namespace Monitoring.Hosting.Prometheus;

/// <summary>The objectives of an app host: every Prometheus of it watches over all of them.</summary>
internal sealed class ServiceLevelObjectives
{
    private readonly List<ServiceLevelObjective> _all = [];

    /// <summary>All, in the order in which they were added.</summary>
    public IReadOnlyList<ServiceLevelObjective> All => _all;

    /// <summary>The app host's.</summary>
    public static ServiceLevelObjectives Of(IDistributedApplicationBuilder builder) => builder.Single(() => new ServiceLevelObjectives());

    /// <summary>Adds one.</summary>
    public void Add(ServiceLevelObjective objective) => _all.Add(objective);
}
