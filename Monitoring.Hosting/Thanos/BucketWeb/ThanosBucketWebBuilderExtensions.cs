using Monitoring.Hosting.Thanos;

namespace Monitoring.Hosting;

/// <summary>Adds the page of an object store's blocks.</summary>
public static class ThanosBucketWebBuilderExtensions
{
    /// <summary>Adds the page of an object store's blocks.</summary>
    /// <param name="builder">The app host's builder.</param>
    /// <param name="name">The name of the resource.</param>
    /// <param name="objectStore">The object store.</param>
    /// <returns>The resource's builder.</returns>
    /// <example>
    /// <code>
    /// builder.AddThanosBucketWeb("thanos-bucket-web", objectStore);
    /// </code>
    /// </example>
    public static IResourceBuilder<ThanosBucketWebResource> AddThanosBucketWeb(
        this IDistributedApplicationBuilder builder, [ResourceName] string name, IResourceBuilder<ObjectStoreResource> objectStore)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(objectStore);

        var options = builder.GetMonitoringOptions();
        var page = new ThanosBucketWebResource(name, objectStore.Resource) { IsEnabled = options.Thanos.Enabled };
        page.Spec = page.Spec with
        {
            Image = options.ImageOf(ThanosImages.Product, ThanosImages.Default),
            Resources = options.Resources.ThanosBucketWeb.Apply(page.Spec.Resources),
        };
        return builder.AddMonitoringResource(page);
    }
}
