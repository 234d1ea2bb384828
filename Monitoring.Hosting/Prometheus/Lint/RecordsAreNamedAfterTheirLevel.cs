using System.Text.RegularExpressions;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Prometheus.Lint;

/// <summary>A recorded metric is named level:metric:operation, so that people see what it is (https://prometheus.io/docs/practices/rules/).</summary>
internal sealed partial class RecordsAreNamedAfterTheirLevel() : SpecRule<RuleBook>("MON193")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, RuleBook spec) =>
        from entry in spec.Records
        where !Name().IsMatch(entry.Rule.Name)
        select Warning(Path.Combine(name, entry.Place), $"'{entry.Rule.Name}' does not say what it is aggregated over, and how.", "Name it level:metric:operation, for instance job:http_requests:rate5m.");

    [GeneratedRegex("^[a-z][a-z_]*:[a-z][a-z0-9_]*:[a-z][a-z0-9_]*$")]
    private static partial Regex Name();
}
