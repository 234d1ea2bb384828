using Monitoring.Hosting.Alertmanager;
using Monitoring.Hosting.Model;

namespace Monitoring.Hosting;

/// <summary>Adds Alertmanager to an app host.</summary>
public static class AlertmanagerBuilderExtensions
{
    /// <summary>Adds an Alertmanager cluster. Its defaults come from section <c>Monitoring</c> of the configuration.</summary>
    /// <param name="builder">The app host.</param>
    /// <param name="name">The name of the resource; members are named after it: <c>alertmanager-0</c>, <c>alertmanager-1</c> …</param>
    /// <returns>The builder of the component.</returns>
    /// <example>
    /// <code>
    /// var token = builder.AddParameter("watchdog-token", secret: true);
    /// var alertmanager = builder.AddAlertmanager("alertmanager")
    ///     .WithWebhookReceiver("watchdog", watchdog.GetEndpoint("http"), "/api/alerts", token);
    /// </code>
    /// </example>
    public static IResourceBuilder<AlertmanagerResource> AddAlertmanager(this IDistributedApplicationBuilder builder, [ResourceName] string name)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);

        var options = builder.GetMonitoringOptions();
        var resource = new AlertmanagerResource(name);
        resource.Spec = resource.Spec with
        {
            Image = options.ImageOf("Alertmanager", AlertmanagerImages.Default),
            Resources = options.Resources.Alertmanager.Apply(resource.Spec.Resources),
            Replicas = options.Alertmanager.Replicas,
            Retention = options.Alertmanager.Retention,
            GroupWait = options.Alertmanager.GroupWait,
            HeartbeatInterval = options.Alertmanager.HeartbeatInterval,
        };
        return builder.AddMonitoringResource(resource).WithHostPort(options.Alertmanager.HostPort).WithPublicHost(options.Alertmanager.Host).WithReloadCommand();
    }

    /// <summary>Sets the number of members. Default: 3. A single one does without gossip.</summary>
    public static IResourceBuilder<AlertmanagerResource> WithReplicas(this IResourceBuilder<AlertmanagerResource> builder, int replicas) =>
        builder.With(spec => spec with { Replicas = replicas });

    /// <summary>Sets how long a new group of alerts waits for more of them. Default: 30 seconds; shorter shows alerts sooner, in more notifications.</summary>
    public static IResourceBuilder<AlertmanagerResource> WithGroupWait(this IResourceBuilder<AlertmanagerResource> builder, Duration groupWait) =>
        builder.With(spec => spec with { GroupWait = groupWait });

    /// <summary>Says where people reach Alertmanager: links in notifications begin with it.</summary>
    /// <param name="builder">Alertmanager.</param>
    /// <param name="url">The address, for instance <c>https://alerts.example.com/</c>.</param>
    public static IResourceBuilder<AlertmanagerResource> WithExternalUrl(this IResourceBuilder<AlertmanagerResource> builder, Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return builder.With(spec => spec with { ExternalUrl = url });
    }

    /// <summary>Notifies an endpoint of the app host by webhook. The first receiver gets all that no route takes, and the heartbeat.</summary>
    /// <param name="builder">Alertmanager.</param>
    /// <param name="name">The receiver's name.</param>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="path">The absolute path that takes the POST.</param>
    /// <param name="bearerToken">The token it expects; it reaches Alertmanager as a file.</param>
    public static IResourceBuilder<AlertmanagerResource> WithWebhookReceiver(
        this IResourceBuilder<AlertmanagerResource> builder, string name, EndpointReference endpoint, string path, IResourceBuilder<ParameterResource>? bearerToken = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentException.ThrowIfNullOrEmpty(path);
        return builder.WithWebhook(name, new EndpointAddress(new AspireEndpoint(endpoint), path), bearerToken);
    }

    /// <summary>Notifies a fixed URL by webhook.</summary>
    /// <param name="builder">Alertmanager.</param>
    /// <param name="name">The receiver's name.</param>
    /// <param name="url">The URL; no secret may be part of it.</param>
    /// <param name="bearerToken">The token it expects; it reaches Alertmanager as a file.</param>
    public static IResourceBuilder<AlertmanagerResource> WithWebhookReceiver(
        this IResourceBuilder<AlertmanagerResource> builder, string name, Uri url, IResourceBuilder<ParameterResource>? bearerToken = null)
    {
        ArgumentNullException.ThrowIfNull(url);
        return builder.WithWebhook(name, new UrlAddress(url), bearerToken);
    }

    internal static IResourceBuilder<AlertmanagerResource> With(this IResourceBuilder<AlertmanagerResource> builder, Func<AlertmanagerSpec, AlertmanagerSpec> change)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Resource.Spec = change(builder.Resource.Spec);
        return builder;
    }

    private static IResourceBuilder<AlertmanagerResource> WithWebhook(
        this IResourceBuilder<AlertmanagerResource> builder, string name, WebhookAddress address, IResourceBuilder<ParameterResource>? bearerToken)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        var webhook = new WebhookIntegration(address) { BearerToken = bearerToken is null ? null : builder.Resource.Use(bearerToken.Resource) };
        return builder.WithReceiver(new(name, webhook));
    }
}
