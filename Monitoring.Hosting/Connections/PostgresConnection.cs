using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Connections;

/// <summary>What a component needs to use a PostgreSQL database.</summary>
/// <param name="Server">The server.</param>
/// <param name="Database">The database.</param>
/// <param name="User">The user.</param>
/// <param name="Password">The password.</param>
public sealed record PostgresConnection(Endpoint Server, string Database, EnvironmentValue User, Secret Password)
{
    /// <summary>Whether the connection is encrypted. Default: no; a server that is alone has no certificate.</summary>
    public bool UsesTls { get; init; }
}
