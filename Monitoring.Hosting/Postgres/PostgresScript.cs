using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Postgres;

/// <summary>The script that the image runs when there is no data yet. psql reads the passwords: the text has none.</summary>
internal static class PostgresScript
{
    private const string FileName = "databases.sql";

    /// <summary>Makes the roles and their databases. The owner of a database may do as it likes in its schema <c>public</c>, which since
    /// PostgreSQL 15 nobody else may.</summary>
    /// <param name="spec">The server.</param>
    /// <param name="pathOf">Where the file with a secret is.</param>
    public static TextFile Of(PostgresSpec spec, Func<Secret, string> pathOf) => new(FileName, string.Join('\n',
    [
        .. spec.Databases.Select(database => $"""
            {Role(database.Name, pathOf(database.Password))}
            CREATE DATABASE {Quoted(database.Name)} OWNER {Quoted(database.Name)};

            """),
        $"""
        {Role(PostgresSpec.Monitor, pathOf(spec.MonitorPassword))}
        GRANT pg_monitor TO {Quoted(PostgresSpec.Monitor)};

        """,
    ]).ReplaceLineEndings("\n"));

    private static string Role(string name, string passwordFile) => $"""
        \set password `cat {passwordFile}`
        CREATE ROLE {Quoted(name)} LOGIN PASSWORD :'password';
        """;

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
