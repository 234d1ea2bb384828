using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Prometheus;

/// <summary>No rule file has the name of the one that is generated.</summary>
internal sealed class GeneratedFilesHaveTheirName() : SpecRule<PrometheusSpec>("MON146")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, PrometheusSpec spec) =>
        from file in spec.Objectives.IsEmpty ? [] : spec.Rules?.Load() ?? []
        where file.Name == SloRules.FileName
        select Error(Path.Combine(spec.Rules!.Path, file.Name), "The rules of the objectives are generated into a file of this name.", "Rename it.");
}
