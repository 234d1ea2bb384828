using Monitoring.Hosting.Model;
using Monitoring.Hosting.Options;
using Monitoring.Hosting.Running;
using Monitoring.Hosting.Security;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting;

/// <summary>What all components of the monitoring stack have in common.</summary>
public static class MonitoringResourceBuilderExtensions
{
    /// <summary>
    /// Adds a component. It is described as late as possible, when the application starts or is published: until then, fluent calls may
    /// change it in any order.
    /// </summary>
    /// <typeparam name="T">The type of the component.</typeparam>
    /// <param name="builder">The app host.</param>
    /// <param name="resource">The component.</param>
    /// <returns>Its builder. A component that is switched off has one too, but is not part of the model.</returns>
    public static IResourceBuilder<T> AddMonitoringResource<T>(this IDistributedApplicationBuilder builder, T resource)
        where T : MonitoringResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(resource);

        if (!resource.IsEnabled)
        {
            return builder.CreateResourceBuilder(resource);
        }

        StackSecurity.Of(builder).Guard(resource);
        StackRenderer.Of(builder).Add(resource);
        return builder.AddResource(resource).WithIconName(resource.IconName);
    }

    /// <summary>
    /// The options in section <c>Monitoring</c> of the app host's configuration, read once.
    /// </summary>
    /// <param name="builder">The app host.</param>
    /// <returns>The options.</returns>
    /// <exception cref="MonitoringValidationException">A key is unknown, or a value cannot be read or is out of range.</exception>
    public static MonitoringOptions GetMonitoringOptions(this IDistributedApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Single(() =>
        {
            ErrorReport.Install();
            return MonitoringOptionsReader.Read(builder.ExecutionContext.IsRunMode
                ? ImageProfile.Below(builder.Configuration, builder.AppHostDirectory)
                : builder.Configuration);
        });
    }

    /// <summary>
    /// Lets option <c>Monitoring:Images:{product}</c> change the image of a container that comes from another Aspire package. Call it
    /// first: such packages derive other things from the tag, such as the folder of the data.
    /// </summary>
    /// <typeparam name="T">The type of the container.</typeparam>
    /// <param name="builder">The container.</param>
    /// <param name="product">The product, for instance <c>Postgres</c>.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<T> WithImageOption<T>(this IResourceBuilder<T> builder, string product)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(product);

        var current = builder.Resource.Annotations.OfType<ContainerImageAnnotation>().Last();
        var image = builder.ApplicationBuilder.GetMonitoringOptions()
            .ImageOf(product, new ContainerImage(current.Registry ?? "", current.Image, current.Tag ?? ""));
        builder.WithImage(image.Name, image.Tag).WithImageRegistry(image.Registry.Length == 0 ? null : image.Registry);
        return image.Unavailable is null ? builder : builder.WithExplicitStart();
    }

    /// <summary>Gives a port of the component a fixed number on this machine in a local run. Tests get random ones.</summary>
    /// <typeparam name="T">The type of the component.</typeparam>
    /// <param name="builder">The component.</param>
    /// <param name="port">The number; the replicas of peers get this and the following ones.</param>
    /// <param name="name">The port's name in the component. Default: <c>http</c>.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<T> WithHostPort<T>(this IResourceBuilder<T> builder, int port, string name = "http")
        where T : MonitoringResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Resource.HostPorts[name] = port;
        return builder;
    }
}
