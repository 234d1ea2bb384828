using System.Text.RegularExpressions;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Prometheus;

/// <summary>External labels are labels, and none is the one that tells replicas or shards apart.</summary>
internal sealed partial class ExternalLabelsAreFree() : SpecRule<PrometheusSpec>("MON102")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, PrometheusSpec spec)
    {
        foreach (var label in spec.ExternalLabels.Keys.Append(spec.ReplicaLabel).Where(label => !LabelName().IsMatch(label)))
        {
            yield return Error(name, $"'{label}' is no label name.", "Use letters, digits and '_', not a digit first.");
        }

        if (spec.Shards > 1 && spec.ExternalLabels.ContainsKey(PrometheusConfiguration.ShardLabel))
        {
            yield return Error(name, $"The external label '{PrometheusConfiguration.ShardLabel}' is the one that tells shards apart; it cannot have a fixed value.",
                "Choose another label.");
        }

        if (spec.ExternalLabels.ContainsKey(spec.ReplicaLabel))
        {
            yield return Error(name, $"The external label '{spec.ReplicaLabel}' is the one that tells replicas apart; it cannot have a fixed value.",
                "Choose another label.");
        }
    }

    [GeneratedRegex("^[a-zA-Z_][a-zA-Z0-9_]*$")]
    private static partial Regex LabelName();
}
