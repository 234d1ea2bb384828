using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Grafana;

/// <summary>What Grafana finds when it starts: data sources and dashboards (https://grafana.com/docs/grafana/latest/administration/provisioning/).</summary>
internal static class GrafanaProvisioning
{
    private const string DashboardsPath = "/etc/grafana/dashboards";

    /// <summary>The folders.</summary>
    public static IEnumerable<ConfigFolder> Folders(GrafanaSpec spec, Addressing addressing)
    {
        yield return new ConfigFolder("datasources", $"{GrafanaImages.ProvisioningPath}/datasources", [GrafanaDataSources.Render(spec, addressing)]);
        if (spec.Dashboards?.Load() is { Count: > 0 } dashboards)
        {
            yield return new ConfigFolder("provider", $"{GrafanaImages.ProvisioningPath}/dashboards", [Provider()]);
            yield return new ConfigFolder("dashboards", DashboardsPath, [.. dashboards.Select(dashboard => dashboard.File)]) { IsLive = true, IsWatched = true };
        }
    }

    /// <summary>Where the dashboard with a uid lies in the container; null when there is none.</summary>
    public static string? PathOfDashboard(DashboardFolder? folder, string uid) =>
        folder?.Load().FirstOrDefault(dashboard => dashboard.Uid == uid) is { } dashboard ? $"{DashboardsPath}/{dashboard.File.Name}" : null;

    private static TextFile Provider() => new("dashboards.yml", new YamlMap
    {
        ["apiVersion"] = 1,
        ["providers"] = new[]
        {
            new YamlMap
            {
                ["name"] = "monitoring",
                ["orgId"] = 1,
                ["folder"] = "Monitoring",
                ["folderUid"] = "monitoring",
                ["type"] = "file",
                ["disableDeletion"] = true,
                ["allowUiUpdates"] = false,
                ["updateIntervalSeconds"] = 30,
                ["options"] = new YamlMap { ["path"] = DashboardsPath },
            },
        },
    }.ToYaml());
}
