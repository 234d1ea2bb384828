namespace Monitoring.Hosting.Connections;

/// <summary>Connections to Aspire's own resources. Read when the component is described: users and passwords may be set after the reference.</summary>
internal static class ConnectionFactory
{
    // What Aspire's PostgreSQL uses unless a parameter names another.
    private const string DefaultPostgresUser = "postgres";

    /// <summary>A component's connection to a database.</summary>
    public static PostgresConnection To(this MonitoringResource component, PostgresDatabaseResource database)
    {
        var server = database.Parent;
        return new PostgresConnection(
            new AspireEndpoint(server.PrimaryEndpoint),
            database.DatabaseName,
            server.UserNameParameter is { } user ? component.Use(user) : DefaultPostgresUser,
            component.Use(server.PasswordParameter));
    }

    /// <summary>A component's connection to a Redis.</summary>
    public static RedisConnection To(this MonitoringResource component, RedisResource redis) =>
        new(new AspireEndpoint(redis.PrimaryEndpoint), redis.PasswordParameter is { } password ? component.Use(password) : null);
}
