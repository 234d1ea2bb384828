using Monitoring.Hosting.Model;
using Monitoring.Hosting.Security;

namespace Monitoring.Hosting.Grafana;

/// <summary>What Grafana finds when it starts: data sources and dashboards (https://grafana.com/docs/grafana/latest/administration/provisioning/).</summary>
internal static class GrafanaProvisioning
{
    private const string DashboardsPath = "/etc/grafana/dashboards";
    private const string SecretsPath = "/etc/grafana/secrets";

    /// <summary>The folders.</summary>
    public static IEnumerable<ConfigFolder> Folders(GrafanaSpec spec, Addressing addressing)
    {
        yield return new ConfigFolder("datasources", $"{GrafanaImages.ProvisioningPath}/datasources", [DataSources(spec, addressing)]);
        var secrets = spec.DataSources.Select(Access).SelectMany(access => access?.Secrets ?? []).Distinct().ToList();
        if (secrets.Count > 0)
        {
            yield return new ConfigFolder("secrets", SecretsPath, [.. secrets.Select(secret => new SecretFile(secret.Name, secret))]);
        }

        if (spec.Dashboards?.Load() is { Count: > 0 } dashboards)
        {
            yield return new ConfigFolder("provider", $"{GrafanaImages.ProvisioningPath}/dashboards", [Provider()]);
            yield return new ConfigFolder("dashboards", DashboardsPath, [.. dashboards.Select(dashboard => dashboard.File)]) { IsLive = true, IsWatched = true };
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
        ["url"] = $"{WebSecurity.SchemeOf(source.Endpoint)}://{at.Address}",
        ["isDefault"] = isDefault,
        ["editable"] = false,
        ["basicAuth"] = Access(source)?.BasicAuth is null ? null : true,
        ["basicAuthUser"] = Access(source)?.BasicAuth?.User,
        ["jsonData"] = (source.Kind == GrafanaDataSourceKind.Alertmanager ? AlertmanagerSettings() : PrometheusSettings(source, spec)).Append(Trust(Access(source)?.Tls)),
        ["secureJsonData"] = Credentials(Access(source)),
    };

    private static HttpAccess? Access(GrafanaDataSource source) => source.Endpoint.IsEnabled ? WebSecurity.Of(source.Endpoint)?.Access : null;

    private static YamlMap Trust(TlsTrust? tls) => tls is null ? [] : new()
    {
        ["tlsAuthWithCACert"] = true,
        ["serverName"] = tls.ServerName,
    };

    private static YamlMap Credentials(HttpAccess? access) => new()
    {
        ["basicAuthPassword"] = FromFile(access?.BasicAuth?.Password),
        ["tlsCACert"] = FromFile(access?.Tls?.Authority),
    };

    private static string? FromFile(Secret? secret) => secret is null ? null : $"$__file{{{SecretsPath}/{secret.Name}}}";

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
