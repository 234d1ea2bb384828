using Monitoring.Hosting.Prometheus.PromQl;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Prometheus.Lint;

/// <summary>A metric that is named as recording rules name theirs is recorded by one.</summary>
internal sealed class RecordedMetricsAreRecorded() : SpecRule<RuleBook>("MON197")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, RuleBook spec) =>
        from entry in spec.Entries
        from metric in entry.Parts.OfType<VectorSelector>().Select(selector => selector.Metric).OfType<string>().Distinct()
        where metric.Contains(':', StringComparison.Ordinal) && spec.Records.All(record => record.Rule.Name != metric)
        select Warning(Path.Combine(name, entry.Place), $"'{entry.Rule.Name}' reads '{metric}', which no rule records.", "Add the recording rule, or correct the name.");
}
