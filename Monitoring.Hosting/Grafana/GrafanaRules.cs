using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Grafana;

/// <summary>What a specification of Grafana must hold.</summary>
internal static class GrafanaRules
{
    /// <summary>All rules.</summary>
    public static IReadOnlyList<SpecRule<GrafanaSpec>> All { get; } =
    [
        new SupportedVersion<GrafanaSpec>("MON160", spec => spec.Image, GrafanaImages.OldestSupported, "13.2.0"),
        new ReplicasShareADatabase(),
        new DataSourceNamesAreUnique(),
        new HomeDashboardExists(),
        new HasADataSource(),
        new ReplicasShareLiveData(),
        new ReplicasAgreeOnAlerts(),
        new LoginReturnsToGrafana(),
        new DataSourcesExist(),
        new LinksLeadToTraces(),
    ];

    /// <summary>What does not hold, in the specification and in the dashboards.</summary>
    public static IEnumerable<Finding> Check(string name, GrafanaSpec spec) =>
        [.. All.SelectMany(rule => rule.Check(name, spec)), .. spec.Dashboards?.Findings() ?? []];
}
