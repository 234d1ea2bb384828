using Monitoring.Hosting.Model;
using Monitoring.Hosting.Postgres;
using Monitoring.Hosting.Redis;

namespace Monitoring.Hosting.Connections;

/// <summary>Connections to Aspire's own resources. Read when the component is described: users and passwords may be set after the reference.</summary>
internal static class ConnectionFactory
{
    // What Aspire's PostgreSQL uses unless a parameter names another.
    private const string DefaultPostgresUser = "postgres";

    /// <summary>An exporter's connection to the server of a database: where there are logins, it has one for statistics only.</summary>
    public static PostgresConnection ToMeasure(this MonitoringResource component, PostgresDatabaseResource database) =>
        database.Parent.TryGetLastAnnotation<PostgresLogins>(out var logins)
            ? logins.Connect(database.DatabaseName, PostgresSpec.Monitor, component.Use)
            : component.To(database);

    /// <summary>A component's connection to a database.</summary>
    public static PostgresConnection To(this MonitoringResource component, PostgresDatabaseResource database) => Connect(database, component.Use);

    /// <summary>A connection to a database.</summary>
    /// <param name="database">The database.</param>
    /// <param name="use">Makes a parameter available to whoever connects.</param>
    public static PostgresConnection Connect(PostgresDatabaseResource database, Func<ParameterResource, Secret> use)
    {
        var server = database.Parent;
        return server.TryGetLastAnnotation<PostgresLogins>(out var logins) ? logins.Connect(database.DatabaseName, database.DatabaseName, use) : new PostgresConnection(
            new AspireEndpoint(server.PrimaryEndpoint),
            database.DatabaseName,
            server.UserNameParameter is { } user ? use(user) : DefaultPostgresUser,
            use(server.PasswordParameter));
    }

    /// <summary>A component's connection to a Redis.</summary>
    public static RedisConnection To(this MonitoringResource component, RedisResource redis) =>
        new(redis.TryGetLastAnnotation<RedisAddress>(out var address) ? address.Server : new AspireEndpoint(redis.PrimaryEndpoint), redis.PasswordParameter is { } password ? component.Use(password) : null);
}
