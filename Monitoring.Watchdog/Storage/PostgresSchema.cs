using System.Globalization;
using System.Reflection;
using Npgsql;

namespace Monitoring.Watchdog.Storage;

/// <summary>Brings the database up to date with the scripts in Storage/Migrations, each of which runs once, in order of its number.</summary>
internal static class PostgresSchema
{
    private const long MigrationLock = 0x5744_4F48;

    public static async Task EnsureAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await EnsureDatabaseAsync(database, cancellationToken);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, $"SELECT pg_advisory_xact_lock({MigrationLock})", cancellationToken);
        await ExecuteAsync(connection, "CREATE TABLE IF NOT EXISTS schema_migrations (number integer PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())", cancellationToken);

        await using var query = new NpgsqlCommand("SELECT coalesce(max(number), 0) FROM schema_migrations", connection);
        var latest = (int)(await query.ExecuteScalarAsync(cancellationToken))!;
        foreach (var (number, script) in Migrations().Where(migration => migration.Number > latest))
        {
            await ExecuteAsync(connection, script, cancellationToken);
            await ExecuteAsync(connection, $"INSERT INTO schema_migrations (number) VALUES ({number})", cancellationToken);
        }
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Nothing else creates the database where the server is not part of a local run.</summary>
    private static async Task EnsureDatabaseAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            await CreateDatabaseAsync(database, cancellationToken);
        }
    }

    private static async Task CreateDatabaseAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var missing = database.CreateConnection();
        var name = new NpgsqlCommandBuilder().QuoteIdentifier(missing.Database);
        await using var connection = await missing.CloneWithAsync(
            new NpgsqlConnectionStringBuilder(missing.ConnectionString) { Database = "postgres" }.ConnectionString, cancellationToken);
        await connection.OpenAsync(cancellationToken);
        try
        {
            await ExecuteAsync(connection, $"CREATE DATABASE {name}", cancellationToken);
        }
        catch (PostgresException raced) when (raced.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another process was faster; now it is there.
        }
    }

    private static IEnumerable<(int Number, string Script)> Migrations()
    {
        const string Folder = "Storage.Migrations.";
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var resource in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            var start = resource.IndexOf(Folder, StringComparison.Ordinal);
            if (start < 0)
                continue;
            var number = resource[(start + Folder.Length)..].Split('_')[0];
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            yield return (int.Parse(number, CultureInfo.InvariantCulture), reader.ReadToEnd());
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
