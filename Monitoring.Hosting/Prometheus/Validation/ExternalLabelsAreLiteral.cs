using System.Text.RegularExpressions;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Prometheus;

/// <summary>Nobody expects a variable in an external label: values are taken literally.</summary>
internal sealed partial class ExternalLabelsAreLiteral() : SpecRule<PrometheusSpec>("MON109")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, PrometheusSpec spec) =>
        from label in spec.ExternalLabels
        where Variable().IsMatch(label.Value)
        select Warning(name, $"The external label '{label.Key}' has the value '{label.Value}', literally: no variable is expanded.",
            $"Write the value itself. Replicas are told apart already, by '{spec.ReplicaLabel}'.");

    [GeneratedRegex(@"\$[({\w]")]
    private static partial Regex Variable();
}
