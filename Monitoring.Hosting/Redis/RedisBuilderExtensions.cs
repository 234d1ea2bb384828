using Monitoring.Hosting.Publishing;
using Monitoring.Hosting.Redis;
using Monitoring.Hosting.Redis.Sentinel;

namespace Monitoring.Hosting;

/// <summary>Makes Redis part of what is published.</summary>
public static class RedisBuilderExtensions
{
    /// <summary>Publishes Redis as section <c>Monitoring:Redis</c> says. A local run is not touched by it.</summary>
    /// <param name="builder">The Redis, with a password.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="InvalidOperationException">It has no password.</exception>
    /// <example>
    /// <code>
    /// var redis = builder.AddRedis("redis").PublishAsWorkload();
    /// builder.AddGrafana("grafana").WithRemoteCache(redis);
    /// </code>
    /// </example>
    public static IResourceBuilder<RedisResource> PublishAsWorkload(this IResourceBuilder<RedisResource> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        var app = builder.ApplicationBuilder;
        if (!app.PublishesToKubernetes())
        {
            return builder;
        }

        var password = builder.Resource.PasswordParameter
            ?? throw new InvalidOperationException($"'{builder.Resource.Name}' has no password: whoever reaches it could read what is in it. Leave out WithPassword(null).");
        var monitoring = app.GetMonitoringOptions();
        var options = monitoring.Redis;
        if (options.Mode == RedisMode.External)
        {
            return builder.ExcludeFromManifest().WithAnnotation(new RedisAddress(new(options.Host!, options.Port) { Network = builder.Resource.Name }));
        }

        var component = new RedisComponent(builder.Resource, password, builder.Resource.ImageOf());
        component.Spec = component.Spec with
        {
            Sentinel = options.Mode == RedisMode.Sentinel ? new(monitoring.ImageOf(HaProxyImages.Product, HaProxyImages.Default)) : null,
            Disk = options.StorageSize,
            Resources = monitoring.Resources.Redis.Apply(component.Spec.Resources),
        };
        return builder.WithAnnotation(new ComponentAnnotation(component, RedisSpec.Tcp));
    }
}
