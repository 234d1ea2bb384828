using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Monitoring.Watchdog.Storage;

internal static class StorageServices
{
    /// <summary>The name of the connection string, and of the health check.</summary>
    public const string Database = "watchdog";

    /// <summary>In seconds; shorter than Npgsql's own, because Alertmanager waits for the answer. The connection string may say otherwise.</summary>
    private const string Defaults = "Application Name=watchdog;Timeout=5;Command Timeout=10";

    /// <summary>Keeps episodes in the database of the connection string <c>watchdog</c>, or in memory when there is none.</summary>
    public static IHostApplicationBuilder AddStorage(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<EpisodeWriter>();
        builder.Services.AddHostedService(services => services.GetRequiredService<EpisodeWriter>());
        builder.Services.AddHostedService<StorageMaintenance>();

        if (builder.Configuration.GetConnectionString(Database) is { Length: > 0 } connectionString)
            builder.Services.AddPostgres(Complete(connectionString, LoginOf(builder.Configuration)));
        else
            builder.Services.AddSingleton<IEpisodeStore, MemoryEpisodeStore>();
        return builder;
    }

    private static DatabaseOptions LoginOf(IConfiguration configuration) =>
        configuration.GetSection(WatchdogOptions.Section).GetSection(nameof(WatchdogOptions.Database)).Get<DatabaseOptions>() ?? new();

    // What the connection string says itself counts.
    private static string Complete(string connectionString, DatabaseOptions login)
    {
        var complete = new NpgsqlConnectionStringBuilder($"{Defaults};{connectionString}");
        complete.Username ??= login.Username;
        complete.Password ??= login.Password;
        return complete.ConnectionString;
    }

    private static void AddPostgres(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(_ => NpgsqlDataSource.Create(connectionString));
        services.AddSingleton<IEpisodeStore, PostgresEpisodeStore>();
        // Degraded and not unhealthy: the dead man's switch has to answer while the database is away.
        services.AddHealthChecks().AddCheck<PostgresHealthCheck>(Database, HealthStatus.Degraded, timeout: TimeSpan.FromSeconds(2));
    }
}

internal sealed class PostgresHealthCheck(NpgsqlDataSource database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var command = database.CreateCommand("SELECT 1 FROM schema_migrations LIMIT 1");
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (PostgresException missing) when (missing.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidCatalogName)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "The database is being prepared.");
        }
        catch (NpgsqlException error)
        {
            // Probes ask every few seconds: a line tells as much as a stack trace.
            return new HealthCheckResult(context.Registration.FailureStatus, $"The database can't be reached: {error.Message}");
        }
    }
}
