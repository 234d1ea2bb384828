using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Aspire.Hosting;

public static class PostgresBuilderExtensions
{
    private const string Registry = "docker.io";
    private const string Image = "library/postgres";
    private const string Tag = "18.3";
    private const int Port = 5432;

    // Since this version the image keeps each major version's data in a folder of its own, below this one.
    private const int FirstVersionWithSharedPath = 18;

    public static IResourceBuilder<PostgresServerResource> AddPostgres(
        this IDistributedApplicationBuilder builder,
        [ResourceName] string name,
        IResourceBuilder<ParameterResource>? userName = null,
        IResourceBuilder<ParameterResource>? password = null,
        int? port = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        var passwordParameter = password?.Resource ?? ParameterResourceBuilderExtensions.CreateDefaultPasswordParameter(builder, $"{name}-password");
        var server = new PostgresServerResource(name, userName?.Resource, passwordParameter);
        return builder.AddResource(server)
            .WithEndpoint(port: port, targetPort: Port, name: PostgresServerResource.PrimaryEndpointName)
            .WithImage(Image, Tag)
            .WithImageRegistry(Registry)
            .WithIconName("DatabaseMultiple")
            .WithEnvironment("POSTGRES_HOST_AUTH_METHOD", "scram-sha-256")
            .WithEnvironment("POSTGRES_INITDB_ARGS", "--auth-host=scram-sha-256 --auth-local=scram-sha-256")
            .WithEnvironment(context =>
            {
                context.EnvironmentVariables["POSTGRES_USER"] = server.UserNameReference;
                context.EnvironmentVariables["POSTGRES_PASSWORD"] = server.PasswordParameter;
            })
            .WithConnectionCheck(database: "postgres")
            .OnResourceReady((_, ready, ct) => CreateDatabasesAsync(builder, server, ready.Services, ct));
    }

    public static IResourceBuilder<PostgresDatabaseResource> AddDatabase(
        this IResourceBuilder<PostgresServerResource> builder, [ResourceName] string name, string? databaseName = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        var database = new PostgresDatabaseResource(name, databaseName ?? name, builder.Resource);
        builder.Resource.AddDatabase(database.Name, database.DatabaseName);
        return builder.ApplicationBuilder.AddResource(database).WithIconName("Database").WithConnectionCheck(database: null);
    }

    public static IResourceBuilder<PostgresServerResource> WithDataVolume(
        this IResourceBuilder<PostgresServerResource> builder, string? name = null, bool isReadOnly = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithVolume(name ?? VolumeNameGenerator.Generate(builder, "data"), DataPath(builder.Resource), isReadOnly);
    }

    public static IResourceBuilder<PostgresServerResource> WithHostPort(this IResourceBuilder<PostgresServerResource> builder, int? port)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithEndpoint(PostgresServerResource.PrimaryEndpointName, endpoint => endpoint.Port = port);
    }

    public static IResourceBuilder<PostgresServerResource> WithPassword(
        this IResourceBuilder<PostgresServerResource> builder, IResourceBuilder<ParameterResource> password)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(password);
        builder.Resource.PasswordParameter = password.Resource;
        return builder;
    }

    public static IResourceBuilder<PostgresServerResource> WithUserName(
        this IResourceBuilder<PostgresServerResource> builder, IResourceBuilder<ParameterResource> userName)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(userName);
        builder.Resource.UserNameParameter = userName.Resource;
        return builder;
    }

    /// <summary>The tag counts as it is when the volume is added; one that names no version keeps the path of the older ones.</summary>
    private static string DataPath(PostgresServerResource server)
    {
        var tag = server.TryGetLastAnnotation<ContainerImageAnnotation>(out var image) ? image.Tag ?? Tag : "";
        var digits = string.Concat(tag.TakeWhile(char.IsAsciiDigit));
        return int.TryParse(digits, CultureInfo.InvariantCulture, out var version) && version >= FirstVersionWithSharedPath
            ? "/var/lib/postgresql"
            : "/var/lib/postgresql/data";
    }

    /// <summary>Healthy when a query succeeds, with the connection string that became known when the resource started.</summary>
    private static IResourceBuilder<T> WithConnectionCheck<T>(this IResourceBuilder<T> builder, string? database)
        where T : IResourceWithConnectionString
    {
        string? connectionString = null;
        builder.OnConnectionStringAvailable(async (resource, _, ct) =>
            connectionString = await resource.GetConnectionStringAsync(ct).ConfigureAwait(false)
                ?? throw new DistributedApplicationException($"ConnectionStringAvailableEvent was published for the '{resource.Name}' resource but the connection string was null."));

        var key = $"{builder.Resource.Name}_check";
        builder.ApplicationBuilder.Services.AddHealthChecks().Add(new HealthCheckRegistration(
            key,
            _ => new PostgresHealthCheck(WithDatabase(connectionString ?? throw new InvalidOperationException("Connection string is unavailable"), database)),
            failureStatus: null,
            tags: null));
        return builder.WithHealthCheck(key);
    }

    // A client without a database in its connection string would ask for one that is named like its user.
    private static string WithDatabase(string connectionString, string? database) =>
        database is null ? connectionString : $"{connectionString};Database={database}";

    private static async Task CreateDatabasesAsync(
        IDistributedApplicationBuilder builder, PostgresServerResource server, IServiceProvider services, CancellationToken ct)
    {
        var connectionString = await server.GetConnectionStringAsync(ct).ConfigureAwait(false)
            ?? throw new DistributedApplicationException($"ResourceReadyEvent was published for the '{server.Name}' resource but the connection string was null.");
        var connection = new NpgsqlConnection(WithDatabase(connectionString, "postgres"));
        await using var _ = connection.ConfigureAwait(false);
        await connection.OpenAsync(ct).ConfigureAwait(false);
        var log = services.GetRequiredService<ResourceLoggerService>().GetLogger(server);
        foreach (var database in builder.Resources.OfType<PostgresDatabaseResource>().Where(d => d.Parent == server))
            await CreateDatabaseAsync(connection, database.DatabaseName, log, ct).ConfigureAwait(false);
    }

    /// <summary>A database that can't be created is not healthy either, which is how those hear of it who wait for it.</summary>
    private static async Task CreateDatabaseAsync(NpgsqlConnection connection, string name, ILogger log, CancellationToken ct)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // An identifier can't be a parameter; it is quoted.
        command.CommandText = $"CREATE DATABASE {new NpgsqlCommandBuilder().QuoteIdentifier(name)}";
#pragma warning restore CA2100
        try
        {
            await command.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
            log.LogDebug("Database '{DatabaseName}' created successfully", name);
        }
        catch (PostgresException ex) when (ex.SqlState == PostgresErrorCodes.DuplicateDatabase)
        {
            log.LogDebug("Database '{DatabaseName}' already exists", name);
        }
        catch (NpgsqlException ex)
        {
            log.LogError(ex, "Failed to create database '{DatabaseName}'", name);
        }
    }
}
