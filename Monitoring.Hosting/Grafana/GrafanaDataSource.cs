using Monitoring.Hosting.Model;
using Monitoring.Hosting.Security;

namespace Monitoring.Hosting.Grafana;

/// <summary>The kinds of data source.</summary>
public enum GrafanaDataSourceKind
{
    /// <summary>A Prometheus.</summary>
    Prometheus,

    /// <summary>Thanos, which answers as Prometheus does and knows downsampled data.</summary>
    Thanos,

    /// <summary>An Alertmanager, to see and silence alerts.</summary>
    Alertmanager,

    /// <summary>Loki: logs.</summary>
    Loki,

    /// <summary>Tempo: traces.</summary>
    Tempo,

    /// <summary>Pyroscope: profiles.</summary>
    Pyroscope,
}

/// <summary>Something that Grafana asks. Prometheus servers become a data source for each replica, so that one can compare them.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Name">The name people see, and the uid, by which dashboards and links refer to it.</param>
/// <param name="Endpoint">Where it answers.</param>
/// <param name="Image">Its image: the version decides which functions the query editor offers. Null: not known.</param>
public sealed record GrafanaDataSource(GrafanaDataSourceKind Kind, string Name, Endpoint Endpoint, ContainerImage? Image = null)
{
    /// <summary><c>http</c> or <c>https</c>. Default: what the endpoint speaks.</summary>
    public string? Scheme { get; init; }

    /// <summary>What its paths begin with, such as <c>/loki</c> behind a proxy. Default: nothing.</summary>
    public string BasePath { get; init; } = "";

    /// <summary>Credentials and TLS. Default: what the endpoint asks for, where it belongs to the stack.</summary>
    public HttpAccess? Access { get; init; }

    /// <summary>Whether it answers as Prometheus does.</summary>
    internal bool HasMetrics => Kind is GrafanaDataSourceKind.Prometheus or GrafanaDataSourceKind.Thanos;

    /// <summary>How Grafana gets in; null: the door is open.</summary>
    internal HttpAccess? EffectiveAccess => !Endpoint.IsEnabled ? null : Access ?? WebSecurity.Of(Endpoint)?.Access;

    /// <summary>The URL of an address of it.</summary>
    internal string UrlOf(string address) => $"{Scheme ?? SpokenScheme}://{address}{BasePath}";

    private string SpokenScheme => Endpoint is AspireEndpoint { Reference: { Exists: true, IsHttps: true } } ? "https" : WebSecurity.SchemeOf(Endpoint);
}
