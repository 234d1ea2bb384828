namespace Monitoring.Hosting.Grafana.Dashboards;

/// <summary>The dashboards of the stack. The files in the app host's <c>dashboards</c> folder are their rendering.</summary>
public static class StackDashboards
{
    /// <summary>All of them, by the name of their file.</summary>
    public static IReadOnlyDictionary<string, Dashboard> All { get; } = new[]
    {
        StackOverview.Dashboard,
        PrometheusDashboard.Dashboard,
        AlertmanagerDashboard.Dashboard,
        ThanosDashboard.Dashboard,
        NodeDashboard.Dashboard,
        DatabasesDashboard.Dashboard,
        DotnetDashboard.Dashboard,
        KubernetesClusterDashboard.Dashboard,
        KubernetesWorkloadDashboard.Dashboard,
        SloDashboard.Dashboard,
    }.ToDictionary(dashboard => $"{dashboard.Uid}.json");
}
