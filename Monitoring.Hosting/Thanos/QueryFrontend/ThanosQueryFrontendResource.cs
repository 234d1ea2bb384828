using Monitoring.Hosting.Model;
using Monitoring.Hosting.Thanos;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting;

/// <summary>A Thanos query frontend: splits long queries by time and caches their parts.</summary>
/// <param name="name">The name of the resource.</param>
public sealed class ThanosQueryFrontendResource(string name) : ThanosResource(name)
{
    /// <summary>The specification.</summary>
    public ThanosQueryFrontendSpec Spec { get; internal set; } = new();

    /// <inheritdoc />
    public override Replication Replication => Replication.Stateless(Spec.Replicas, Spec.MaxReplicas);

    /// <inheritdoc />
    public override string DisplayName => "Thanos";

    /// <inheritdoc />
    public override string IconName => "DatabaseLightning";

    /// <inheritdoc />
    public override IEnumerable<Flow> Flows => new[] { Spec.Query, Spec.Cache.Memcached }
        .OfType<WorkloadEndpoint>()
        .Where(endpoint => endpoint.IsEnabled)
        .Select(endpoint => new Flow(this, endpoint, FlowKind.Uses));

    /// <inheritdoc />
    protected override ThanosSpec Process
    {
        get => Spec;
        set => Spec = (ThanosQueryFrontendSpec)value;
    }

    /// <inheritdoc />
    protected override string Job => "thanos-query-frontend";

    /// <inheritdoc />
    public override IEnumerable<Finding> Validate() => ThanosRules.Check(Name, Spec, ThanosRules.OfQueryFrontend);

    /// <inheritdoc />
    public override Workload Describe(Addressing addressing)
    {
        if (Spec.Query is { } query)
        {
            UseAccessTo(query);
        }

        return ThanosQueryFrontendWorkload.Describe(Name, Spec, Replication, addressing);
    }
}
