using Monitoring.Hosting.Thanos;

namespace Monitoring.Hosting;

/// <summary>Adds Thanos compactors.</summary>
public static class ThanosCompactorBuilderExtensions
{
    /// <summary>Adds the compactor of an object store. Retention: <c>Monitoring:Thanos:RetentionRaw</c>, <c>…FiveMinutes</c>, <c>…OneHour</c>.</summary>
    /// <param name="builder">The app host's builder.</param>
    /// <param name="name">The name of the resource.</param>
    /// <param name="objectStore">The object store. Two compactors on one destroy it.</param>
    /// <returns>The resource's builder.</returns>
    /// <example>
    /// <code>
    /// builder.AddThanosCompactor("thanos-compactor", objectStore);
    /// </code>
    /// </example>
    public static IResourceBuilder<ThanosCompactorResource> AddThanosCompactor(
        this IDistributedApplicationBuilder builder, [ResourceName] string name, IResourceBuilder<ObjectStoreResource> objectStore)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(objectStore);

        var options = builder.GetMonitoringOptions();
        var compactor = new ThanosCompactorResource(name, objectStore.Resource) { IsEnabled = options.Thanos.Enabled };
        compactor.Spec = compactor.Spec with
        {
            Image = options.ImageOf(ThanosImages.Product, ThanosImages.Default),
            Resources = options.Resources.ThanosCompactor.Apply(compactor.Spec.Resources),
            Retention = new ThanosRetention
            {
                Raw = options.Thanos.RetentionRaw,
                FiveMinutes = options.Thanos.RetentionFiveMinutes,
                OneHour = options.Thanos.RetentionOneHour,
            },
        };
        return builder.AddMonitoringResource(compactor);
    }
}
