using Monitoring.Hosting.Model;

namespace Monitoring.Hosting;

/// <summary>Lets people outside the platform in.</summary>
public static class PublicHostBuilderExtensions
{
    /// <summary>
    /// Publishes a component at a host, over HTTPS: on Kubernetes, an Ingress leads there (options <c>Monitoring:Kubernetes:Ingress</c>). The
    /// component makes its links with it. Prometheus and Alertmanager do not know people: they need a password
    /// (<c>Monitoring:Security:BasicAuth</c>) or somebody before them who asks. A local run has no such host.
    /// </summary>
    /// <typeparam name="T">The type of the component.</typeparam>
    /// <param name="builder">The component.</param>
    /// <param name="host">The host, for instance <c>grafana.example.com</c>. Default: the component's option <c>Host</c>.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="FormatException">The host is no DNS name.</exception>
    public static IResourceBuilder<T> WithPublicHost<T>(this IResourceBuilder<T> builder, string host)
        where T : MonitoringResource, IPublicComponent => builder.WithPublicHost(HostName.Parse(host));

    internal static IResourceBuilder<T> WithPublicHost<T>(this IResourceBuilder<T> builder, HostName? host)
        where T : MonitoringResource, IPublicComponent
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (host is { } name && builder.ApplicationBuilder.ExecutionContext.IsPublishMode)
        {
            builder.Resource.ReachAt(name);
        }

        return builder;
    }
}
