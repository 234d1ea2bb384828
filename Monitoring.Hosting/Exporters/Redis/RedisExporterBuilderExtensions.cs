using Monitoring.Hosting.Exporters;
using Monitoring.Hosting.Model;

namespace Monitoring.Hosting;

/// <summary>Adds Redis exporters.</summary>
public static class RedisExporterBuilderExtensions
{
    /// <summary>Adds an exporter that measures a Redis.</summary>
    /// <param name="builder">The app host's builder.</param>
    /// <param name="name">The name of the resource.</param>
    /// <param name="redis">The Redis, reached without TLS.</param>
    /// <returns>The resource's builder.</returns>
    /// <example>
    /// <code>
    /// var redis = builder.AddRedis("redis").WithoutHttpsCertificate();
    /// builder.AddRedisExporter("redis-exporter", redis);
    /// </code>
    /// </example>
    public static IResourceBuilder<RedisExporterResource> AddRedisExporter(
        this IDistributedApplicationBuilder builder, [ResourceName] string name, IResourceBuilder<RedisResource> redis)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(redis);

        var options = builder.GetMonitoringOptions();
        return builder.AddMonitoringResource(new RedisExporterResource(name, redis.Resource)
        {
            Image = options.ImageOf("RedisExporter", RedisExporterImages.Default),
            Resources = options.Resources.RedisExporter.Apply(ResourceNeeds.Small),
        });
    }
}
