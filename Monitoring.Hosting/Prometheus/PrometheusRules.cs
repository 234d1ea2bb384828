using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Prometheus;

/// <summary>What a specification of Prometheus must hold.</summary>
internal static class PrometheusRules
{
    /// <summary>All rules.</summary>
    public static IReadOnlyList<SpecRule<PrometheusSpec>> All { get; } =
    [
        new ScrapesSomething(),
        new SupportedVersion<PrometheusSpec>("MON101", spec => spec.Image, PrometheusImages.OldestSupported, "v3.14.0"),
        new ExternalLabelsAreFree(),
        new BlocksStayUntilUploaded(),
        new JobsOfOneNameAgree(),
        new ScrapedEndpointsExist(),
        new VersionKnowsOptions(),
        new CredentialsHaveAJob(),
        new TargetFoldersExist(),
        new ExternalLabelsAreLiteral(),
        new BlocksLeaveRoom(),
        new DiskHoldsRetention(),
        new DiskHoldsTargets(),
        new MemoryHoldsSeries(),
        new ObjectivesHaveNames(),
        new ObjectivesLeaveABudget(),
        new ObjectivesHaveAWindow(),
        new ObjectiveNamesAreUnique(),
        new IndicatorsSelectSeries(),
        new GeneratedFilesHaveTheirName(),
    ];

    /// <summary>What does not hold, in the specification and in the files it refers to.</summary>
    public static IEnumerable<Finding> Check(string name, PrometheusSpec spec) =>
        [.. All.SelectMany(rule => rule.Check(name, spec)), .. spec.Rules?.Findings() ?? [], .. LintOf(spec)];

    // Objectives that make no rules have findings of their own.
    private static IEnumerable<Finding> LintOf(PrometheusSpec spec) => Lint.RuleLint.Check(spec.HasSoundObjectives ? spec : spec with { Objectives = [] });
}
