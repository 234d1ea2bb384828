using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Security;

/// <summary>The parameters behind a <see cref="WebSecurity"/>.</summary>
/// <param name="Name">The name that the certificate is for.</param>
/// <param name="Configuration">The web configuration with the password's hash, for servers.</param>
public sealed record WebSecurityParameters(string Name, ParameterResource Configuration)
{
    /// <summary>The user.</summary>
    public string User { get; init; } = "";

    /// <summary>The user's password, for clients; null: nobody is asked who they are.</summary>
    public ParameterResource? Password { get; init; }

    /// <summary>The certificate, which is also the authority that clients trust; null: no TLS.</summary>
    public ParameterResource? Certificate { get; init; }

    /// <summary>The certificate's key.</summary>
    public ParameterResource? Key { get; init; }

    /// <summary>Makes the parameters available to a component, as server and as client of its peers.</summary>
    internal WebSecurity GrantTo(MonitoringResource component) => new(component.Use(Configuration), AccessFor(component))
    {
        Identity = Certificate is null || Key is null ? null : new(component.Use(Certificate), component.Use(Key)),
    };

    private HttpAccess AccessFor(MonitoringResource component) => new()
    {
        BasicAuth = Password is null ? null : new(User, component.Use(Password)),
        Tls = Certificate is null ? null : new TlsTrust { Authority = component.Use(Certificate), ServerName = Name },
    };
}
