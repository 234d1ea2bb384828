using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Grafana;

/// <summary>The dashboard to begin with exists.</summary>
internal sealed class HomeDashboardExists() : SpecRule<GrafanaSpec>("MON163")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, GrafanaSpec spec)
    {
        if (spec.HomeDashboard is { } home && GrafanaProvisioning.PathOfDashboard(spec.Dashboards, home) is null)
        {
            yield return Error(name, $"There is no dashboard with the uid '{home}' to begin with.", "Use the uid of one in the folder of WithDashboards.");
        }
    }
}
