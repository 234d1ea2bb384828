using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Grafana;

/// <summary>Writes the list of data sources (https://grafana.com/docs/grafana/latest/administration/provisioning/#data-sources). Grafana
/// expands <c>$NAME</c> in all values: a <c>$</c> of ours is written twice.</summary>
internal sealed class GrafanaDataSources
{
    // What holds the name of a service: in series, and in the streams of Loki and the profiles of Pyroscope.
    private const string JobLabel = "job";
    private const string ServiceLabel = "service_name";

    // Clocks differ, and logs are written a little after the span that they belong to.
    private const string Earlier = "-5m";
    private const string Later = "5m";

    private readonly GrafanaSpec _spec;
    private readonly List<(GrafanaDataSource Source, string Name, string Address)> _entries;

    private GrafanaDataSources(GrafanaSpec spec, Addressing addressing)
    {
        _spec = spec;
        _entries = [.. spec.DataSources.Where(source => source.Endpoint.IsEnabled).SelectMany(source => Addresses(source, addressing))];
    }

    // Data sources that are gone from the list stay in the database: `prune: true` would remove them, but keeps Grafana 13 from starting.
    public static TextFile Render(GrafanaSpec spec, Addressing addressing)
    {
        var sources = new GrafanaDataSources(spec, addressing);
        return new TextFile("datasources.yml", new YamlMap
        {
            ["apiVersion"] = 1,
            ["datasources"] = sources._entries.Select(entry => sources.Entry(entry.Source, entry.Name, entry.Address)),
        }.ToYaml());
    }

    /// <summary>The secrets that the list refers to.</summary>
    public static IEnumerable<Secret> Secrets(GrafanaSpec spec) => spec.DataSources.SelectMany(source => source.EffectiveAccess?.Secrets ?? []).Distinct();

    private string? Default => NameOf(source => source.HasMetrics) ?? NameOf(source => source.Kind != GrafanaDataSourceKind.Alertmanager);

    private string? Traces => _spec.TraceSource?.Name;

    private static IEnumerable<(GrafanaDataSource Source, string Name, string Address)> Addresses(GrafanaDataSource source, Addressing addressing) =>
        source.HasMetrics && source.Endpoint is WorkloadEndpoint { Workload.Replication.HasPeers: true }
            ? addressing.Members(source.Endpoint).Select((address, ordinal) => (source, $"{source.Name}-{ordinal}", address))
            : [(source, source.Name, addressing.Service(source.Endpoint))];

    private string? NameOf(Func<GrafanaDataSource, bool> condition) =>
        _entries.Where(entry => condition(entry.Source)).Select(entry => entry.Name).FirstOrDefault();

    private string? NameOf(GrafanaDataSourceKind kind) => NameOf(source => source.Kind == kind);

    private YamlMap Entry(GrafanaDataSource source, string name, string address)
    {
        var access = source.EffectiveAccess;
        return new()
        {
            ["name"] = name,
            ["uid"] = name,
            ["type"] = TypeOf(source.Kind),
            ["access"] = "proxy",
            ["url"] = source.UrlOf(address),
            ["isDefault"] = name == Default,
            ["editable"] = false,
            ["basicAuth"] = access?.BasicAuth is null ? null : true,
            ["basicAuthUser"] = access?.BasicAuth?.User,
            ["jsonData"] = Settings(source).Append(Trust(access?.Tls)),
            ["secureJsonData"] = Credentials(access),
        };
    }

    private string TypeOf(GrafanaDataSourceKind kind) => kind switch
    {
        GrafanaDataSourceKind.Prometheus or GrafanaDataSourceKind.Thanos => "prometheus",
        GrafanaDataSourceKind.Alertmanager => "alertmanager",
        GrafanaDataSourceKind.Loki => "loki",
        GrafanaDataSourceKind.Tempo => "tempo",
        GrafanaDataSourceKind.Pyroscope => GrafanaGates.Pyroscope.Allows(_spec.Image.Version) ? GrafanaGates.Pyroscope.Option : "phlare",
        _ => throw new NotSupportedException($"Grafana has no type for {kind}."),
    };

    private YamlMap Settings(GrafanaDataSource source) => source.Kind switch
    {
        GrafanaDataSourceKind.Prometheus or GrafanaDataSourceKind.Thanos => Metrics(source),
        GrafanaDataSourceKind.Alertmanager => Alertmanager(),
        GrafanaDataSourceKind.Loki => Logs(),
        GrafanaDataSourceKind.Tempo => TracesToOthers(),
        _ => [],
    };

    private YamlMap Metrics(GrafanaDataSource source) => new()
    {
        ["httpMethod"] = "POST",
        ["prometheusType"] = source.Kind.ToString(),
        ["prometheusVersion"] = source.Image?.Version.ToString(),
        ["timeInterval"] = _spec.ScrapeInterval,
        ["manageAlerts"] = true,
        ["exemplarTraceIdDestinations"] = Traces is null ? null : new[] { new YamlMap { ["name"] = _spec.Links.ExemplarLabel, ["datasourceUid"] = Traces } },
    };

    private static YamlMap Alertmanager() => new()
    {
        ["implementation"] = "prometheus",
        ["handleGrafanaManagedAlerts"] = false,
    };

    private YamlMap Logs() => Traces is null ? [] : new()
    {
        ["derivedFields"] = (YamlMap[])
        [
            LinkToTrace("Trace", matcher: null, _spec.Links.LogPattern),
            .. GrafanaGates.FieldsFromLabels.Allows(_spec.Image.Version) ? (YamlMap[])[LinkToTrace("Trace by label", "label", _spec.Links.LogLabel)] : [],
        ],
    };

    private YamlMap LinkToTrace(string name, string? matcher, string pattern) => new()
    {
        ["name"] = name,
        [GrafanaGates.FieldsFromLabels.Option] = matcher,
        ["matcherRegex"] = Escaped(pattern),
        ["url"] = Escaped("${__value.raw}"),
        ["datasourceUid"] = Traces,
    };

    private YamlMap TracesToOthers()
    {
        var (logs, metrics, profiles) = (NameOf(GrafanaDataSourceKind.Loki), NameOf(source => source.HasMetrics), NameOf(GrafanaDataSourceKind.Pyroscope));
        return new()
        {
            ["tracesToLogsV2"] = logs is null ? null : Around(logs, ServiceLabel).Append(new() { ["filterByTraceID"] = true }),
            ["tracesToMetrics"] = metrics is null ? null : Around(metrics, JobLabel).Append(new() { ["queries"] = Queries() }),
            ["tracesToProfiles"] = profiles is null ? null : new YamlMap
            {
                ["datasourceUid"] = profiles,
                ["tags"] = ServiceTag(ServiceLabel),
                ["profileTypeId"] = "process_cpu:cpu:nanoseconds:cpu:nanoseconds",
            },
            ["serviceMap"] = metrics is null ? null : new YamlMap { ["datasourceUid"] = metrics },
            ["nodeGraph"] = new YamlMap { ["enabled"] = true },
        };
    }

    private static YamlMap Around(string source, string label) => new()
    {
        ["datasourceUid"] = source,
        ["spanStartTimeShift"] = Earlier,
        ["spanEndTimeShift"] = Later,
        ["tags"] = ServiceTag(label),
    };

    private static YamlMap[] ServiceTag(string label) => [new() { ["key"] = "service.name", ["value"] = label }];

    // The metrics of a .NET service, as the dashboard of such services shows them.
    private static YamlMap[] Queries() =>
    [
        Query("Requests", "sum(rate(http_server_request_duration_seconds_count{$__tags}[5m]))"),
        Query("Failures", """sum(rate(http_server_request_duration_seconds_count{$__tags, http_response_status_code=~"5.."}[5m]))"""),
        Query("Slowest 1 %", "histogram_quantile(0.99, sum by (le) (rate(http_server_request_duration_seconds_bucket{$__tags}[5m])))"),
    ];

    private static YamlMap Query(string name, string expression) => new() { ["name"] = name, ["query"] = Escaped(expression) };

    private static string Escaped(string text) => text.Replace("$", "$$", StringComparison.Ordinal);

    private static YamlMap Trust(TlsTrust? tls) => tls is null ? [] : new()
    {
        ["tlsAuthWithCACert"] = tls.Authority is null ? null : true,
        ["serverName"] = tls.ServerName,
        ["tlsSkipVerify"] = tls.AcceptsAny ? true : null,
    };

    private static YamlMap Credentials(HttpAccess? access) => new()
    {
        ["basicAuthPassword"] = FromFile(access?.BasicAuth?.Password),
        ["tlsCACert"] = FromFile(access?.Tls?.Authority),
    };

    private static string? FromFile(Secret? secret) => secret is null ? null : GrafanaSecrets.Reference(secret);
}
