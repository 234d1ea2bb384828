using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Prometheus.Lint;

/// <summary>What rules must hold beyond the form of their files: an expression that Prometheus understands, and what experience has taught.</summary>
internal static class RuleLint
{
    /// <summary>All rules about rules.</summary>
    public static IReadOnlyList<SpecRule<RuleBook>> All { get; } =
    [
        new ExpressionsAreUnderstood(),
        new AlertsOutlastTwoEvaluations(),
        new RatesLookBackFourScrapes(),
        new RecordsAreNamedAfterTheirLevel(),
        new AlertsHaveARunbook(),
        new AlertNamesAreUnique(),
        new TextsUseLabelsThatAreKept(),
        new RecordedMetricsAreRecorded(),
        new AlertsSayWhatTheyMean(),
    ];

    /// <summary>What does not hold.</summary>
    /// <param name="folder">The folder of the files, for the places of findings.</param>
    /// <param name="book">The rules.</param>
    public static IEnumerable<Finding> Check(string folder, RuleBook book) => All.SelectMany(rule => rule.Check(folder, book));

    /// <summary>What does not hold of the rules of a Prometheus.</summary>
    public static IEnumerable<Finding> Check(PrometheusSpec spec) => spec.HasRules ? Check(spec.Rules?.Path ?? "", RuleBook.Of(spec)) : [];
}
