using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Grafana;

/// <summary>What Grafana finds when it starts: data sources and dashboards (https://grafana.com/docs/grafana/latest/administration/provisioning/).</summary>
internal static class GrafanaProvisioning
{
    private const string DashboardsPath = "/etc/grafana/dashboards";

    /// <summary>The folders.</summary>
    public static IEnumerable<ConfigFolder> Folders(GrafanaSpec spec, Addressing addressing)
    {
        yield return new ConfigFolder("datasources", $"{GrafanaImages.ProvisioningPath}/datasources", [DataSources(spec, addressing)]);
        if (spec.Dashboards?.Load() is { Count: > 0 } dashboards)
        {
            yield return new ConfigFolder("provider", $"{GrafanaImages.ProvisioningPath}/dashboards", [Provider()]);
            yield return new ConfigFolder("dashboards", DashboardsPath, [.. dashboards.Select(dashboard => dashboard.File)]) { IsLive = true };
        }
    }

    /// <summary>Where the dashboard with a uid lies in the container; null when there is none.</summary>
    public static string? PathOfDashboard(DashboardFolder? folder, string uid) =>
        folder?.Load().FirstOrDefault(dashboard => dashboard.Uid == uid) is { } dashboard ? $"{DashboardsPath}/{dashboard.File.Name}" : null;

    // Data sources that are gone from the list stay in the database: `prune: true` would remove them, but keeps Grafana 13 from starting.
    private static TextFile DataSources(GrafanaSpec spec, Addressing addressing)
    {
        var sources = spec.DataSources
            .Where(source => source.Endpoint.IsEnabled)
            .SelectMany(source => Addresses(source, addressing).Select(at => (source, at)))
            .ToList();
        var first = sources.FindIndex(entry => entry.source.Kind != GrafanaDataSourceKind.Alertmanager);
        return new TextFile("datasources.yml", new YamlMap
        {
            ["apiVersion"] = 1,
            ["datasources"] = sources.Select((entry, index) => DataSource(entry.source, entry.at, isDefault: index == first, spec)),
        }.ToYaml());
    }

    private static IEnumerable<(string Name, string Address)> Addresses(GrafanaDataSource source, Addressing addressing) =>
        source.Kind != GrafanaDataSourceKind.Alertmanager && source.Endpoint.Workload.Replication.HasPeers
            ? addressing.Members(source.Endpoint).Select((address, ordinal) => ($"{source.Name}-{ordinal}", address))
            : [(source.Name, addressing.Service(source.Endpoint))];

    private static YamlMap DataSource(GrafanaDataSource source, (string Name, string Address) at, bool isDefault, GrafanaSpec spec) => new()
    {
        ["name"] = at.Name,
        ["uid"] = at.Name,
        ["type"] = source.Kind == GrafanaDataSourceKind.Alertmanager ? "alertmanager" : "prometheus",
        ["access"] = "proxy",
        ["url"] = $"http://{at.Address}",
        ["isDefault"] = isDefault,
        ["editable"] = false,
        ["jsonData"] = source.Kind == GrafanaDataSourceKind.Alertmanager ? AlertmanagerSettings() : PrometheusSettings(source, spec),
    };

    private static YamlMap PrometheusSettings(GrafanaDataSource source, GrafanaSpec spec) => new()
    {
        ["httpMethod"] = "POST",
        ["prometheusType"] = source.Kind.ToString(),
        ["prometheusVersion"] = source.Image.Version.ToString(),
        ["timeInterval"] = spec.ScrapeInterval,
        ["manageAlerts"] = true,
    };

    private static YamlMap AlertmanagerSettings() => new()
    {
        ["implementation"] = "prometheus",
        ["handleGrafanaManagedAlerts"] = false,
    };

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
