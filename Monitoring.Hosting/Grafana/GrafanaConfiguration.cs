using Monitoring.Hosting.Connections;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Security;

namespace Monitoring.Hosting.Grafana;

/// <summary>The configuration file (https://grafana.com/docs/grafana/latest/setup-grafana/configure-grafana/). Secrets stay in
/// files of their own, which <c>$__file{…}</c> reads.</summary>
internal static class GrafanaConfiguration
{
    /// <summary>The file's name.</summary>
    public const string FileName = "grafana.ini";

    private const string PublicHost = "GRAFANA_PUBLIC_HOST";
    private const string WebPath = "/etc/grafana/web";

    /// <summary>The file for one target.</summary>
    public static TextFile Render(GrafanaSpec spec, Addressing addressing) => new(FileName, new IniFile
    {
        Server(spec),
        Database(spec.Database, addressing),
        RemoteCache(spec.RemoteCache, addressing),
        Security(spec),
        Users(),
        Anonymous(),
        Login(spec.Login),
        Analytics(),
        News(),
        Snapshots(),
        Plugins(spec.Image.Version),
        Dashboards(spec),
        Alerting(spec, addressing),
        Live(spec, addressing),
        Metrics(spec.Web?.Access.BasicAuth),
        Log(),
        LogConsole(),
    }.ToString());

    /// <summary>The variables that the file refers to: when operators change them, the pods are new ones.</summary>
    public static IEnumerable<EnvironmentVariable> Environment(GrafanaSpec spec) =>
        spec.PublicHost is { } host ? [new(PublicHost, PublicEndpoint.HostOf(host))] : [];

    /// <summary>The certificate and its key.</summary>
    public static IEnumerable<ConfigFolder> Folders(GrafanaSpec spec) => spec.Web?.Identity is { } identity ? [new("web", WebPath, [.. identity.Files])] : [];

    private static IniSection Server(GrafanaSpec spec) => new("server")
    {
        ["protocol"] = spec.Web?.Identity is null ? null : "https",
        ["cert_file"] = spec.Web?.Identity is null ? null : $"{WebPath}/{WebConfiguration.CertificateFile}",
        ["cert_key"] = spec.Web?.Identity is null ? null : $"{WebPath}/{WebConfiguration.KeyFile}",
        ["http_port"] = GrafanaSpec.Http.Number,
        ["domain"] = spec.PublicHost is null ? null : FromEnvironment(PublicHost),
        ["root_url"] = spec.ExternalUrl ?? (object?)(spec.PublicHost is null ? null : $"https://{FromEnvironment(PublicHost)}/"),
        ["enable_gzip"] = true,
    };

    private static IniSection? Database(PostgresConnection? database, Addressing addressing) => database is null ? null : new("database")
    {
        ["type"] = "postgres",
        ["host"] = addressing.Service(database.Server),
        ["name"] = database.Database,
        ["user"] = database.User is SecretValue user ? GrafanaSecrets.Reference(user.Secret) : ((LiteralValue)database.User).Text,
        ["password"] = GrafanaSecrets.Reference(database.Password),
        ["ssl_mode"] = database.UsesTls ? "require" : "disable",
        ["max_open_conn"] = 20,
    };

    private static IniSection? RemoteCache(RedisConnection? redis, Addressing addressing) => redis is null ? null : new("remote_cache")
    {
        ["type"] = "redis",
        ["connstr"] = $"addr={addressing.Service(redis.Server)},pool_size=100,db=0,ssl=false"
            + (redis.Password is null ? "" : $",password={GrafanaSecrets.Reference(redis.Password)}"),
    };

    private static IniSection Security(GrafanaSpec spec) => new("security")
    {
        ["admin_user"] = GrafanaSpec.AdminUser,
        ["admin_password"] = GrafanaSecrets.Reference(spec.AdminPassword),
        ["secret_key"] = GrafanaSecrets.Reference(spec.SecretKey),
        ["cookie_secure"] = spec.IsHttps,
        ["cookie_samesite"] = "lax",
        ["strict_transport_security"] = spec.IsHttps && spec.HasAddress,
        ["disable_gravatar"] = true,
    };

    private static IniSection Users() => new("users")
    {
        ["allow_sign_up"] = false,
        ["allow_org_create"] = false,
        ["auto_assign_org_role"] = "Viewer",
    };

    private static IniSection Anonymous() => new("auth.anonymous") { ["enabled"] = false };

    private static IniSection? Login(OpenIdLogin? login) => login is null ? null : new("auth.generic_oauth")
    {
        ["enabled"] = true,
        ["name"] = login.Name,
        ["client_id"] = login.ClientId,
        ["client_secret"] = GrafanaSecrets.Reference(login.ClientSecret),
        ["scopes"] = string.Join(' ', login.Scopes),
        ["auth_url"] = login.Address(login.AuthorizationPath),
        ["token_url"] = login.Address(login.TokenPath),
        ["api_url"] = login.Address(login.UserInfoPath),
        ["use_pkce"] = true,
        ["allow_sign_up"] = true,
        ["role_attribute_path"] = login.RoleExpression(),
        ["role_attribute_strict"] = true,
        ["allow_assign_grafana_admin"] = false,
    };

    private static IniSection Analytics() => new("analytics")
    {
        ["reporting_enabled"] = false,
        ["check_for_updates"] = false,
        ["check_for_plugin_updates"] = false,
        ["feedback_links_enabled"] = false,
    };

    private static IniSection News() => new("news") { ["news_feed_enabled"] = false };

    private static IniSection Snapshots() => new("snapshots") { ["external_enabled"] = false };

    private static IniSection Plugins(Version version) => new("plugins")
    {
        [GrafanaGates.PreinstallDisabled.Option] = GrafanaGates.PreinstallDisabled.Allows(version) ? true : null,
    };

    private static IniSection Dashboards(GrafanaSpec spec) => new("dashboards")
    {
        ["default_home_dashboard_path"] = spec.HomeDashboard is { } home ? GrafanaProvisioning.PathOfDashboard(spec.Dashboards, home) : null,
    };

    // Every replica evaluates every rule of Grafana's own; through Redis they agree on who notifies.
    private static IniSection Alerting(GrafanaSpec spec, Addressing addressing) => new("unified_alerting")
    {
        ["enabled"] = true,
        ["ha_redis_address"] = spec.IsHighlyAvailable ? addressing.Service(spec.RemoteCache!.Server) : null,
        ["ha_redis_password"] = spec.IsHighlyAvailable && spec.RemoteCache!.Password is { } password ? GrafanaSecrets.Reference(password) : null,
        ["ha_redis_prefix"] = spec.IsHighlyAvailable ? "grafana-alerting" : null,
    };

    private static IniSection? Live(GrafanaSpec spec, Addressing addressing)
    {
        var password = spec.RemoteCache?.Password;
        return !spec.IsHighlyAvailable || (password is not null && !GrafanaGates.LivePassword.Allows(spec.Image.Version)) ? null : new("live")
        {
            ["ha_engine"] = "redis",
            ["ha_engine_address"] = addressing.Service(spec.RemoteCache!.Server),
            [GrafanaGates.LivePassword.Option] = password is null ? null : GrafanaSecrets.Reference(password),
        };
    }

    private static IniSection Metrics(BasicAuth? reader) => new("metrics")
    {
        ["enabled"] = true,
        ["basic_auth_username"] = reader?.User,
        ["basic_auth_password"] = reader is null ? null : GrafanaSecrets.Reference(reader.Password),
    };

    private static IniSection Log() => new("log")
    {
        ["mode"] = "console",
        ["level"] = "info",
    };

    private static IniSection LogConsole() => new("log.console") { ["format"] = "text" };

    private static string FromEnvironment(string variable) => $"$__env{{{variable}}}";
}
