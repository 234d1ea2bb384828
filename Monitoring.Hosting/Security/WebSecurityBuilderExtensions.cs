using Monitoring.Hosting.Security;

namespace Monitoring.Hosting;

/// <summary>Guards the web interfaces of Prometheus and Alertmanager.</summary>
public static class WebSecurityBuilderExtensions
{
    /// <summary>
    /// Makes the parameters behind a user with a password, and behind a certificate. A local run generates what they hold; published, they
    /// are secrets of the platform: <c>{name}-password</c>, <c>{name}-web-config</c> (a web configuration with the password's bcrypt hash),
    /// <c>{name}-certificate</c> and <c>{name}-key</c> (PEM).
    /// </summary>
    /// <param name="builder">The app host.</param>
    /// <param name="name">The name that those of the parameters begin with, and that the certificate is for.</param>
    /// <param name="user">The user. Default: <c>monitoring</c>.</param>
    /// <param name="usesTls">Whether connections are encrypted. Default: yes.</param>
    /// <example>
    /// <code>
    /// var guard = builder.AddWebSecurity("guard");
    /// builder.AddAlertmanager("alertmanager").WithWebSecurity(guard);
    /// builder.AddPrometheus("prometheus").WithWebSecurity(guard);
    /// </code>
    /// </example>
    public static WebSecurityParameters AddWebSecurity(
        this IDistributedApplicationBuilder builder, [ResourceName] string name, string user = "monitoring", bool usesTls = true)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(user);

        var password = builder.AddParameter($"{name}-password", new GenerateParameterDefault { MinLength = 32, Special = false }, secret: true, persist: true);
        var configuration = builder.AddParameter($"{name}-web-config", () => WebConfiguration.Create(user, ValueOf(password), usesTls), secret: true);
        var certificate = new Lazy<SelfSignedCertificate>(() => SelfSignedCertificate.Create(name, TimeProvider.System));
        return new WebSecurityParameters(name, user, password.Resource, configuration.Resource)
        {
            Certificate = usesTls ? builder.AddParameter($"{name}-certificate", () => certificate.Value.Certificate, secret: true).Resource : null,
            Key = usesTls ? builder.AddParameter($"{name}-key", () => certificate.Value.Key, secret: true).Resource : null,
        };
    }

    /// <summary>Lets nobody in without the password: everything that asks Prometheus within the app host knows it.</summary>
    public static IResourceBuilder<PrometheusResource> WithWebSecurity(this IResourceBuilder<PrometheusResource> builder, WebSecurityParameters security)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(security);
        return builder.With(spec => spec with { Web = security.GrantTo(builder.Resource) });
    }

    /// <summary>Lets nobody in without the password: every Prometheus within the app host knows it.</summary>
    public static IResourceBuilder<AlertmanagerResource> WithWebSecurity(this IResourceBuilder<AlertmanagerResource> builder, WebSecurityParameters security)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(security);
        return builder.With(spec => spec with { Web = security.GrantTo(builder.Resource) });
    }

    // The password is made before whatever depends on it, so this never waits.
    private static string ValueOf(IResourceBuilder<ParameterResource> parameter) =>
        parameter.Resource.GetValueAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult() ?? "";
}
