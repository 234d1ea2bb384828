using Monitoring.Hosting.Security;

namespace Monitoring.Hosting;

/// <summary>Guards web interfaces.</summary>
public static class WebSecurityBuilderExtensions
{
    /// <summary>
    /// Makes the parameters behind a user with a password, and behind a certificate. A local run generates what they hold; published, they
    /// are secrets of the platform: <c>{name}-password</c>, <c>{name}-web-config</c> (a web configuration with the password's bcrypt hash),
    /// <c>{name}-certificate</c> and <c>{name}-key</c> (PEM).
    /// </summary>
    /// <param name="builder">The app host.</param>
    /// <param name="name">The name that those of the parameters begin with, and that the certificate is for.</param>
    /// <param name="user">The user; null: nobody is asked who they are. Default: <c>monitoring</c>.</param>
    /// <param name="usesTls">Whether connections are encrypted. Default: yes.</param>
    /// <exception cref="ArgumentException">There is neither a user nor TLS.</exception>
    /// <example>
    /// <code>
    /// var guard = builder.AddWebSecurity("guard");
    /// builder.AddAlertmanager("alertmanager").WithWebSecurity(guard);
    /// builder.AddPrometheus("prometheus").WithWebSecurity(guard);
    /// </code>
    /// </example>
    public static WebSecurityParameters AddWebSecurity(
        this IDistributedApplicationBuilder builder, [ResourceName] string name, string? user = "monitoring", bool usesTls = true)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (user is null && !usesTls)
        {
            throw new ArgumentException("Without a user and without TLS, nothing is guarded: give one or both.", nameof(user));
        }

        var password = user is null ? null
            : builder.AddParameter($"{name}-password", new GenerateParameterDefault { MinLength = 32, Special = false }, secret: true, persist: true);
        var configuration = builder.AddParameter($"{name}-web-config", () => WebConfiguration.Create(user, ValueOf(password), usesTls), secret: true);
        var certificate = new Lazy<SelfSignedCertificate>(() => SelfSignedCertificate.Create(name, TimeProvider.System));
        return new WebSecurityParameters(name, configuration.Resource)
        {
            User = user ?? "",
            Password = password?.Resource,
            Certificate = usesTls ? builder.AddParameter($"{name}-certificate", () => certificate.Value.Certificate, secret: true).Resource : null,
            Key = usesTls ? builder.AddParameter($"{name}-key", () => certificate.Value.Key, secret: true).Resource : null,
        };
    }

    /// <summary>Guards a component's web interface. Everything within the app host that connects to it knows the password and trusts the
    /// certificate. Option <c>Monitoring:Security</c> does the same for all components.</summary>
    /// <typeparam name="T">The type of the component.</typeparam>
    /// <param name="builder">The component.</param>
    /// <param name="security">What guards it.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<T> WithWebSecurity<T>(this IResourceBuilder<T> builder, WebSecurityParameters security)
        where T : MonitoringResource, ISecurable
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(security);
        builder.Resource.Guard(security.GrantTo(builder.Resource));
        return builder;
    }

    // The password is made before whatever depends on it, so this never waits.
    private static string ValueOf(IResourceBuilder<ParameterResource>? parameter) =>
        parameter?.Resource.GetValueAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult() ?? "";
}
