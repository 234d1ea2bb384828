using System.Collections.Immutable;
using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Grafana;

/// <summary>A login with an OpenID Connect provider. Who is in none of the groups may look, but not change anything.</summary>
/// <param name="Name">What the button says: <c>Sign in with …</c>.</param>
/// <param name="Authority">The provider's address, for instance <c>https://login.example.com/realms/main</c>.</param>
/// <param name="ClientId">The client id that the provider knows Grafana by.</param>
/// <param name="ClientSecret">The client's secret.</param>
public sealed record OpenIdLogin(string Name, Uri Authority, string ClientId, Secret ClientSecret)
{
    /// <summary>Where the browser logs in, below the authority. Default: Keycloak's.</summary>
    public string AuthorizationPath { get; init; } = "protocol/openid-connect/auth";

    /// <summary>Where codes become tokens, below the authority. Default: Keycloak's.</summary>
    public string TokenPath { get; init; } = "protocol/openid-connect/token";

    /// <summary>Where the user's data are, below the authority. Default: Keycloak's.</summary>
    public string UserInfoPath { get; init; } = "protocol/openid-connect/userinfo";

    /// <summary>What Grafana asks to know. Default: <c>openid profile email</c>.</summary>
    public ImmutableArray<string> Scopes { get; init; } = ["openid", "profile", "email"];

    /// <summary>The claim that lists the user's groups. Default: <c>groups</c>.</summary>
    public string GroupsClaim { get; init; } = "groups";

    /// <summary>Members administer the organization. Default: none.</summary>
    public ImmutableArray<string> AdminGroups { get; init; } = [];

    /// <summary>Members may edit dashboards. Default: none.</summary>
    public ImmutableArray<string> EditorGroups { get; init; } = [];

    /// <summary>An address below the authority.</summary>
    internal string Address(string path) => $"{Authority.AbsoluteUri.TrimEnd('/')}/{path}";

    /// <summary>The role of a user, in JMESPath (https://grafana.com/docs/grafana/latest/setup-grafana/configure-security/configure-authentication/generic-oauth/).</summary>
    internal string RoleExpression() =>
        string.Join(" || ", [.. Roles(AdminGroups, "Admin"), .. Roles(EditorGroups, "Editor"), "'Viewer'"]);

    private IEnumerable<string> Roles(ImmutableArray<string> groups, string role) =>
        groups.Select(group => $"contains({GroupsClaim}[*], '{group}') && '{role}'");
}
