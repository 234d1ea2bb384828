using Monitoring.Hosting.Grafana;
using Monitoring.Hosting.Model;

namespace Monitoring.Hosting;

/// <summary>Adds Grafana.</summary>
public static class GrafanaBuilderExtensions
{
    /// <summary>Adds Grafana. The administrator is <c>admin</c>. Replicas and port: <c>Monitoring:Grafana</c>.</summary>
    /// <param name="builder">The app host's builder.</param>
    /// <param name="name">The name of the resource.</param>
    /// <param name="adminPassword">The administrator's password. Default: the parameter <c>{name}-admin-password</c>, generated in a local run.</param>
    /// <returns>The resource's builder.</returns>
    /// <example>
    /// <code>
    /// builder.AddGrafana("grafana")
    ///     .WithDatabase(postgres.AddDatabase("grafana-db", "grafana"))
    ///     .WithRemoteCache(redis)
    ///     .WithDataSource(frontend)
    ///     .WithDataSource(alertmanager)
    ///     .WithDashboards("dashboards");
    /// </code>
    /// </example>
    public static IResourceBuilder<GrafanaResource> AddGrafana(
        this IDistributedApplicationBuilder builder, [ResourceName] string name, IResourceBuilder<ParameterResource>? adminPassword = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);

        var options = builder.GetMonitoringOptions();
        var password = adminPassword?.Resource ?? ParameterResourceBuilderExtensions.CreateDefaultPasswordParameter(builder, $"{name}-admin-password", special: false);
        var secretKey = ParameterResourceBuilderExtensions.CreateDefaultPasswordParameter(builder, $"{name}-secret-key", special: false);
        var grafana = new GrafanaResource(name, password, secretKey) { IsEnabled = options.Grafana.Enabled };
        grafana.Spec = grafana.Spec with
        {
            Image = options.ImageOf("Grafana", GrafanaImages.Default),
            Resources = options.Resources.Grafana.Apply(grafana.Spec.Resources),
            Replicas = options.Grafana.Replicas,
            MaxReplicas = options.Grafana.MaxReplicas,
            ScrapeInterval = options.ScrapeInterval,
        };
        return builder.AddMonitoringResource(grafana).WithHostPort(options.Grafana.HostPort).WithPublicHost(options.Grafana.Host).WithLogin(options.Grafana.Login);
    }

    /// <summary>Sets the number of replicas; more than one need a database.</summary>
    /// <param name="builder">The Grafana.</param>
    /// <param name="replicas">The number. Default: <c>Monitoring:Grafana:Replicas</c>.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<GrafanaResource> WithReplicas(this IResourceBuilder<GrafanaResource> builder, int replicas)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentOutOfRangeException.ThrowIfLessThan(replicas, 1);
        builder.Resource.Spec = builder.Resource.Spec with { Replicas = replicas };
        return builder;
    }

    /// <summary>Keeps dashboards, users and logins in a database, which replicas share.</summary>
    /// <param name="builder">The Grafana.</param>
    /// <param name="database">The database.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<GrafanaResource> WithDatabase(this IResourceBuilder<GrafanaResource> builder, IResourceBuilder<PostgresDatabaseResource> database)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(database);
        builder.Resource.Database = database.Resource;
        return builder;
    }

    /// <summary>Keeps short-lived data in a Redis, which replicas share.</summary>
    /// <param name="builder">The Grafana.</param>
    /// <param name="redis">The Redis, reached without TLS.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<GrafanaResource> WithRemoteCache(this IResourceBuilder<GrafanaResource> builder, IResourceBuilder<RedisResource> redis)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(redis);
        builder.Resource.RemoteCache = redis.Resource;
        return builder;
    }

    /// <summary>Asks Thanos. The first data source with metrics that is switched on is the default.</summary>
    /// <param name="builder">The Grafana.</param>
    /// <param name="frontend">The query frontend.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<GrafanaResource> WithDataSource(this IResourceBuilder<GrafanaResource> builder, IResourceBuilder<ThanosQueryFrontendResource> frontend)
    {
        ArgumentNullException.ThrowIfNull(frontend);
        var source = frontend.Resource;
        return builder.Asking(() => [new(GrafanaDataSourceKind.Thanos, source.Name, source.Http, source.Spec.Image)]);
    }

    /// <summary>Asks each replica of a Prometheus, and of its shards. The first data source with metrics that is switched on is the default.</summary>
    /// <param name="builder">The Grafana.</param>
    /// <param name="prometheus">The Prometheus.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<GrafanaResource> WithDataSource(this IResourceBuilder<GrafanaResource> builder, IResourceBuilder<PrometheusResource> prometheus)
    {
        ArgumentNullException.ThrowIfNull(prometheus);
        var source = prometheus.Resource;
        return builder.Asking(() => source.AllHttp.Select(http => new GrafanaDataSource(GrafanaDataSourceKind.Prometheus, http.Workload.Name, http, source.Spec.Image)));
    }

    /// <summary>Shows and silences the alerts of an Alertmanager cluster.</summary>
    /// <param name="builder">The Grafana.</param>
    /// <param name="alertmanager">The Alertmanager.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<GrafanaResource> WithDataSource(this IResourceBuilder<GrafanaResource> builder, IResourceBuilder<AlertmanagerResource> alertmanager)
    {
        ArgumentNullException.ThrowIfNull(alertmanager);
        var source = alertmanager.Resource;
        return builder.Asking(() => [new(GrafanaDataSourceKind.Alertmanager, source.Name, source.Http, source.Spec.Image)]);
    }

    /// <summary>Asks an endpoint of any resource of the app host: Loki, Tempo or Pyroscope in a container, for instance. Where there is a Tempo,
    /// exemplars and lines of logs lead to their traces, and spans to logs, metrics and profiles.</summary>
    /// <param name="builder">The Grafana.</param>
    /// <param name="kind">What answers there.</param>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="name">The name people see. Default: the resource's.</param>
    /// <returns>The same builder.</returns>
    /// <example>
    /// <code>
    /// var tempo = builder.AddContainer("tempo", "grafana/tempo", "2.9.0").WithHttpEndpoint(targetPort: 3200);
    /// grafana.WithDataSource(GrafanaDataSourceKind.Tempo, tempo.GetEndpoint("http"));
    /// </code>
    /// </example>
    public static IResourceBuilder<GrafanaResource> WithDataSource(
        this IResourceBuilder<GrafanaResource> builder, GrafanaDataSourceKind kind, EndpointReference endpoint, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return builder.Asking(() => [new(kind, name ?? endpoint.Resource.Name, new AspireEndpoint(endpoint))]);
    }

    /// <summary>Asks something outside the app host.</summary>
    /// <param name="builder">The Grafana.</param>
    /// <param name="kind">What answers there.</param>
    /// <param name="name">The name people see.</param>
    /// <param name="url">Its address; no secret may be part of it.</param>
    /// <param name="user">The user; null: no credentials.</param>
    /// <param name="password">The user's password; it reaches Grafana as a file.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<GrafanaResource> WithDataSource(
        this IResourceBuilder<GrafanaResource> builder,
        GrafanaDataSourceKind kind,
        string name,
        Uri url,
        string? user = null,
        IResourceBuilder<ParameterResource>? password = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(url);
        var access = builder.Resource.UseLogin(user, password);
        return builder.Asking(() =>
        [
            new(kind, name, new StaticEndpoint(url.Host, url.Port)) { Scheme = url.Scheme, BasePath = url.AbsolutePath.TrimEnd('/'), Access = access },
        ]);
    }

    /// <summary>Changes how one gets from metrics and logs to traces: labels, patterns, the Tempo they lead to.</summary>
    /// <param name="builder">The Grafana.</param>
    /// <param name="configure">Changes the defaults, which suit .NET services with OpenTelemetry.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<GrafanaResource> WithSignalLinks(this IResourceBuilder<GrafanaResource> builder, Func<SignalLinks, SignalLinks> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Resource.Spec = builder.Resource.Spec with { Links = configure(builder.Resource.Spec.Links) };
        return builder;
    }

    /// <summary>Shows the dashboards of a folder. Edits of its files take effect within half a minute in a local run.</summary>
    /// <param name="builder">The Grafana.</param>
    /// <param name="folder">The folder with <c>*.json</c> files, relative to the app host's project.</param>
    /// <param name="home">The uid of the dashboard to begin with. Default: Grafana's own page.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<GrafanaResource> WithDashboards(this IResourceBuilder<GrafanaResource> builder, string folder, string? home = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        builder.Resource.Spec = builder.Resource.Spec with
        {
            Dashboards = new DashboardFolder(Path.GetFullPath(folder, builder.ApplicationBuilder.AppHostDirectory)),
            HomeDashboard = home,
        };
        return builder;
    }

    /// <summary>Says where people reach Grafana. HTTPS makes its cookies secure.</summary>
    /// <param name="builder">The Grafana.</param>
    /// <param name="url">The address, for instance <c>https://grafana.example.com/</c>.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<GrafanaResource> WithExternalUrl(this IResourceBuilder<GrafanaResource> builder, Uri url)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(url);
        builder.Resource.Spec = builder.Resource.Spec with { ExternalUrl = url };
        return builder;
    }

    /// <summary>Lets people log in with an OpenID Connect provider.</summary>
    /// <param name="builder">The Grafana.</param>
    /// <param name="name">What the button says: <c>Sign in with …</c>.</param>
    /// <param name="authority">The provider's address, for instance <c>https://login.example.com/realms/main</c>.</param>
    /// <param name="clientId">The client id that the provider knows Grafana by.</param>
    /// <param name="clientSecret">The client's secret.</param>
    /// <param name="configure">Changes the rest: paths, scopes, groups of administrators and editors.</param>
    /// <returns>The same builder.</returns>
    /// <example>
    /// <code>
    /// builder.AddGrafana("grafana")
    ///     .WithExternalUrl(new Uri("https://grafana.example.com/"))
    ///     .WithOpenIdLogin("Example", new Uri("https://login.example.com/realms/main"), "grafana", secret, login => login with
    ///     {
    ///         AdminGroups = ["operations"],
    ///     });
    /// </code>
    /// </example>
    public static IResourceBuilder<GrafanaResource> WithOpenIdLogin(
        this IResourceBuilder<GrafanaResource> builder,
        string name,
        Uri authority,
        string clientId,
        IResourceBuilder<ParameterResource> clientSecret,
        Func<OpenIdLogin, OpenIdLogin>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(authority);
        ArgumentException.ThrowIfNullOrEmpty(clientId);
        ArgumentNullException.ThrowIfNull(clientSecret);
        var login = new OpenIdLogin(name, authority, clientId, builder.Resource.Use(clientSecret.Resource));
        builder.Resource.Spec = builder.Resource.Spec with { Login = configure is null ? login : configure(login) };
        return builder;
    }

    // A provider sends people back to the published address only.
    private static IResourceBuilder<GrafanaResource> WithLogin(this IResourceBuilder<GrafanaResource> builder, GrafanaLoginOptions options)
    {
        var app = builder.ApplicationBuilder;
        return options.Authority is not { } authority || !app.ExecutionContext.IsPublishMode ? builder : builder.WithOpenIdLogin(
            options.Name,
            authority,
            options.ClientId,
            app.AddParameter($"{builder.Resource.Name}-login-secret", secret: true),
            login => login with
            {
                AdminGroups = options.AdminGroup is { } administrators ? [administrators] : [],
                EditorGroups = options.EditorGroup is { } editors ? [editors] : [],
            });
    }

    private static IResourceBuilder<GrafanaResource> Asking(this IResourceBuilder<GrafanaResource> builder, Func<IEnumerable<GrafanaDataSource>> sources)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Resource.Ask(sources);
        return builder;
    }
}
