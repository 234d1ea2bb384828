using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Prometheus;

/// <summary>The version knows every option that is asked for.</summary>
internal sealed class VersionKnowsOptions() : SpecRule<PrometheusSpec>("MON106")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, PrometheusSpec spec) =>
        from request in PrometheusFeatures.Requests(spec)
        where spec.Image.TryGetVersion(out var version) && !request.Feature.Allows(version)
        select Error(name, $"Version {spec.Image.Version} has no '{request.Feature.Option}', which {request.Asker} asks for.",
            $"Use {request.Feature.Versions}, or leave it out.");
}
