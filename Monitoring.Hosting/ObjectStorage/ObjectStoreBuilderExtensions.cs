using Monitoring.Hosting.Model;
using Monitoring.Hosting.ObjectStorage;

namespace Monitoring.Hosting;

/// <summary>Adds object stores.</summary>
public static class ObjectStoreBuilderExtensions
{
    /// <summary>
    /// Adds the object store that section <c>Monitoring:ObjectStore</c> names: a shared disk, a SeaweedFS in a container named like the store, or a bucket of
    /// S3, Google Cloud Storage or Azure. Keys of S3 are the parameters <c>{name}-access-key</c> and <c>{name}-secret-key</c>; SeaweedFS has them generated.
    /// </summary>
    /// <param name="builder">The app host's builder.</param>
    /// <param name="name">The name of the store.</param>
    /// <returns>The store's builder.</returns>
    /// <example>
    /// <code>
    /// var objectStore = builder.AddObjectStore("object-store");
    /// builder.AddPrometheus("prometheus").WithThanosSidecar(objectStore);
    /// </code>
    /// </example>
    public static IResourceBuilder<ObjectStoreResource> AddObjectStore(this IDistributedApplicationBuilder builder, [ResourceName] string name)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);

        var options = builder.GetMonitoringOptions();
        return builder.CreateResourceBuilder(options.ObjectStore.Type switch
        {
            ObjectStoreType.Filesystem => new ObjectStoreResource(name, new FileSystemStore(name)),
            ObjectStoreType.SeaweedFs => AddSeaweedFs(builder, name, options),
            ObjectStoreType.S3 => CreateS3(builder, name, options.ObjectStore),
            ObjectStoreType.Gcs => new ObjectStoreResource(name, new GcsStore(options.ObjectStore.Bucket)),
            ObjectStoreType.Azure => new ObjectStoreResource(name, new AzureStore(options.ObjectStore.Account!, options.ObjectStore.Bucket)),
            var type => throw new InvalidOperationException($"{type} is no kind of object store."),
        });
    }

    private static ObjectStoreResource AddSeaweedFs(IDistributedApplicationBuilder builder, string name, MonitoringOptions options)
    {
        var accessKey = Generate(builder, $"{name}-access-key");
        var secretKey = Generate(builder, $"{name}-secret-key");
        var seaweed = new SeaweedFsResource(name, options.ObjectStore.Bucket, accessKey, secretKey) { IsEnabled = options.Thanos.Enabled };
        seaweed.Spec = seaweed.Spec with { Image = options.ImageOf("SeaweedFs", SeaweedFsImages.Default) };
        builder.AddMonitoringResource(seaweed);

        // A region keeps clients from asking for it; SeaweedFS has none.
        var store = new S3Store(options.ObjectStore.Bucket, seaweed.S3) { Region = "us-east-1", UsesTls = false, UsesPathStyle = true, Keys = seaweed.Spec.Keys };
        return new ObjectStoreResource(name, store, accessKey, secretKey);
    }

    private static ObjectStoreResource CreateS3(IDistributedApplicationBuilder builder, string name, ObjectStoreOptions options)
    {
        var address = S3Address.TryParse(options.Endpoint ?? "", out var given) ? given : S3Address.OfAws(options.Region!);
        var store = new S3Store(options.Bucket, address.Endpoint) { Region = options.Region, UsesTls = address.UsesTls };
        if (!options.UsesKeys)
        {
            return new ObjectStoreResource(name, store);
        }

        var accessKey = builder.AddParameter($"{name}-access-key", secret: true).Resource;
        var secretKey = builder.AddParameter($"{name}-secret-key", secret: true).Resource;
        var keys = new S3Keys(new Secret(accessKey.Name), new Secret(secretKey.Name));
        return new ObjectStoreResource(name, store with { Keys = keys }, accessKey, secretKey);
    }

    private static ParameterResource Generate(IDistributedApplicationBuilder builder, string name) =>
        ParameterResourceBuilderExtensions.CreateDefaultPasswordParameter(builder, name, special: false);
}
