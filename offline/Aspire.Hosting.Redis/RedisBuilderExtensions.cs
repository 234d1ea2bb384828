using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting;

public static class RedisBuilderExtensions
{
    private const string Registry = "docker.io";
    private const string Image = "library/redis";
    private const string Tag = "8.6";
    private const int Port = 6379;

    private static readonly TimeSpan DefaultSaveInterval = TimeSpan.FromSeconds(60);

    public static IResourceBuilder<RedisResource> AddRedis(
        this IDistributedApplicationBuilder builder, [ResourceName] string name, int? port) => builder.AddRedis(name, port, password: null);

    public static IResourceBuilder<RedisResource> AddRedis(
        this IDistributedApplicationBuilder builder,
        [ResourceName] string name,
        int? port = null,
        IResourceBuilder<ParameterResource>? password = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(name);
        // Clients separate what is in a connection string by commas.
        var passwordParameter = password?.Resource
            ?? ParameterResourceBuilderExtensions.CreateDefaultPasswordParameter(builder, $"{name}-password", special: false);
        var redis = new RedisResource(name, passwordParameter);
        return builder.AddResource(redis)
            .WithEndpoint(port: port, targetPort: Port, scheme: "redis", name: RedisResource.PrimaryEndpointName)
            .WithImage(Image, Tag)
            .WithImageRegistry(Registry)
            .WithIconName("Database")
            .WithConnectionCheck()
            // A shell, so that the password stays out of the arguments, which anybody can read.
            .WithEntrypoint("/bin/sh")
            .WithEnvironment(context =>
            {
                if (redis.PasswordParameter is { } parameter)
                    context.EnvironmentVariables["REDIS_PASSWORD"] = parameter;
            })
            .WithArgs(context =>
            {
                // When running, the engine hands the arguments to the shell as one; publishers do not know of that.
                string[] command = context.ExecutionContext.IsRunMode ? [.. Command(redis)] : ["-c", string.Join(' ', Command(redis))];
                Array.ForEach(command, context.Args.Add);
            });
    }

    /// <summary>A volume that can be written also gets what is to be kept.</summary>
    public static IResourceBuilder<RedisResource> WithDataVolume(
        this IResourceBuilder<RedisResource> builder, string? name = null, bool isReadOnly = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.WithVolume(name ?? VolumeNameGenerator.Generate(builder, "data"), "/data", isReadOnly);
        return isReadOnly ? builder : builder.WithPersistence();
    }

    public static IResourceBuilder<RedisResource> WithPersistence(
        this IResourceBuilder<RedisResource> builder, TimeSpan? interval = null, long keysChangedThreshold = 1)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithAnnotation(
            new PersistenceAnnotation(interval ?? DefaultSaveInterval, keysChangedThreshold), ResourceAnnotationMutationBehavior.Replace);
    }

    public static IResourceBuilder<RedisResource> WithPassword(
        this IResourceBuilder<RedisResource> builder, IResourceBuilder<ParameterResource>? password)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Resource.PasswordParameter = password?.Resource;
        return builder;
    }

    public static IResourceBuilder<RedisResource> WithHostPort(this IResourceBuilder<RedisResource> builder, int? port)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithEndpoint(RedisResource.PrimaryEndpointName, endpoint => endpoint.Port = port);
    }

    private static IEnumerable<string> Command(RedisResource redis)
    {
        yield return "redis-server";
        if (redis.PasswordParameter is not null)
        {
            yield return "--requirepass";
            yield return "$REDIS_PASSWORD";
        }

        if (!redis.TryGetLastAnnotation<PersistenceAnnotation>(out var persistence))
            yield break;

        yield return "--save";
        yield return persistence.Interval.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        yield return persistence.KeysChangedThreshold.ToString(CultureInfo.InvariantCulture);
    }

    private static IResourceBuilder<RedisResource> WithConnectionCheck(this IResourceBuilder<RedisResource> builder)
    {
        var available = false;
        builder.OnConnectionStringAvailable((_, _, _) =>
        {
            available = true;
            return Task.CompletedTask;
        });

        var key = $"{builder.Resource.Name}_check";
        builder.ApplicationBuilder.Services.AddHealthChecks().Add(new HealthCheckRegistration(
            key,
            _ => available ? new RedisHealthCheck(builder.Resource) : throw new InvalidOperationException("Connection string is unavailable"),
            failureStatus: null,
            tags: null));
        return builder.WithHealthCheck(key);
    }

    private sealed record PersistenceAnnotation(TimeSpan Interval, long KeysChangedThreshold) : IResourceAnnotation;
}
