using Monitoring.Tests.Publishing.Kubernetes.Judging.Sample;
using Xunit;

namespace Monitoring.Tests.Publishing.Kubernetes.Judging;

/// <summary>A table of defects of the sample chart, by the rule that must object to them.</summary>
/// <param name="rows">Lines of <c>rule | defect</c>, with <c>;</c> between several defects.</param>
internal sealed class RuleDefects(string rows)
{
    private readonly (string Rule, string[] Defects)[] _rows =
        [.. rows.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(row => row.Split(" | ", 2)).Select(row => (row[0].Trim(), row[1].Split(" ; ")))];

    /// <summary>The rows, for a theory.</summary>
    public TheoryData<string, string> Rows => [.. _rows.Select(row => (row.Rule, string.Join(" ; ", row.Defects)))];

    /// <summary>The rule objects to the chart with the defects.</summary>
    public static void AssertFound(string rule, string defects, Func<Cluster, IReadOnlyList<Finding>> judge)
    {
        var findings = judge(SampleChart.With(defects.Split(" ; ")));
        Assert.True(findings.Any(finding => finding.Rule == rule), $"{rule} does not object to {defects}. Findings: {string.Join('\n', findings)}");
    }

    /// <summary>The table has a defect for every rule.</summary>
    public void AssertComplete(IEnumerable<Rule> rules) =>
        Assert.Equal(rules.Select(rule => rule.Id).Distinct().Order(StringComparer.Ordinal), _rows.Select(row => row.Rule).Distinct().Order(StringComparer.Ordinal));
}
