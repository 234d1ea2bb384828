using Monitoring.Hosting.Model;
using Monitoring.Hosting.Watchdog;

namespace Monitoring.Hosting;

/// <summary>Makes Watchdog part of the monitoring stack.</summary>
public static class WatchdogBuilderExtensions
{
    private const string WebhookPath = "/api/alerts";

    /// <summary>
    /// Says that a project is Watchdog: it gets its database, its token and its settings, and is published as a workload. Its defaults come
    /// from section <c>Monitoring</c> of the configuration.
    /// </summary>
    /// <param name="builder">The project <c>Monitoring.Watchdog</c>.</param>
    /// <param name="database">Its database.</param>
    /// <param name="token">The token that Alertmanager has to send; null: a generated parameter, <c>{name}-token</c>.</param>
    /// <returns>The same builder.</returns>
    /// <example>
    /// <code>
    /// var watchdog = builder.AddProject&lt;Projects.Monitoring_Watchdog&gt;("watchdog").AsWatchdog(postgres.AddDatabase("watchdog-db"));
    /// var alertmanager = builder.AddAlertmanager("alertmanager").WithWatchdog(watchdog);
    /// </code>
    /// </example>
    public static IResourceBuilder<ProjectResource> AsWatchdog(
        this IResourceBuilder<ProjectResource> builder, IResourceBuilder<PostgresDatabaseResource> database, IResourceBuilder<ParameterResource>? token = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(database);

        var app = builder.ApplicationBuilder;
        var options = app.GetMonitoringOptions();
        token ??= app.AddParameter($"{builder.Resource.Name}-token", new GenerateParameterDefault { MinLength = 32, Special = false }, secret: true, persist: true);
        var watchdog = new WatchdogComponent(builder.Resource, database.Resource, token.Resource);
        watchdog.Spec = watchdog.Spec with
        {
            Image = options.ImageOf(WatchdogImages.Product, WatchdogImages.Default) with { Project = builder.Resource.Name },
            Resources = options.Resources.Watchdog.Apply(watchdog.Spec.Resources),
            HeartbeatTimeout = options.Watchdog.HeartbeatTimeout,
            Retention = options.Watchdog.Retention,
            Cluster = options.Cluster,
            RunbookBaseUrl = options.RunbookBaseUrl,
        };
        return builder
            .WithAnnotation(new ComponentAnnotation(watchdog, WatchdogSpec.Http))
            .WithReference(database, WatchdogWorkload.ConnectionName)
            .WithEnvironment(context => Configure(context, watchdog, app))
            .WithHttpHealthCheck(WatchdogWorkload.HealthPath)
            .WaitFor(database)
            .PushedAs(watchdog.Spec.Image);
    }

    /// <summary>Also tells a webhook of lost and returned heartbeats, past Alertmanager, which may be what is broken.</summary>
    /// <param name="builder">Watchdog.</param>
    /// <param name="url">The URL of the webhook: it gets a JSON document with a <c>text</c>, which chat systems show.</param>
    public static IResourceBuilder<ProjectResource> WithHeartbeatNotifications(this IResourceBuilder<ProjectResource> builder, IResourceBuilder<ParameterResource> url)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(url);
        var watchdog = WatchdogComponent.Of(builder.Resource);
        watchdog.Spec = watchdog.Spec with { NotificationUrl = watchdog.Use(url.Resource) };
        return builder;
    }

    /// <summary>
    /// Delivers to Watchdog, the heartbeat always and alerts as its first receiver or by the routes that lead to it; Watchdog's links to
    /// silences lead back here.
    /// </summary>
    /// <param name="builder">Alertmanager.</param>
    /// <param name="watchdog">Watchdog; the receiver has its name.</param>
    public static IResourceBuilder<AlertmanagerResource> WithWatchdog(this IResourceBuilder<AlertmanagerResource> builder, IResourceBuilder<ProjectResource> watchdog)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(watchdog);
        var component = WatchdogComponent.Of(watchdog.Resource);
        component.Alertmanager = builder.Resource;
        var token = builder.ApplicationBuilder.CreateResourceBuilder(component.TokenParameter);
        return builder.WithWebhookReceiver(component.Name, component.Http.Reference, WebhookPath, token).WithHeartbeatReceiver(component.Name);
    }

    // `aspire deploy` builds the image: it then has the name that everybody else knows it by.
    private static IResourceBuilder<ProjectResource> PushedAs(this IResourceBuilder<ProjectResource> builder, ContainerImage image)
    {
        builder.WithImagePushOptions(context => (context.Options.RemoteImageName, context.Options.RemoteImageTag) = (image.Name, image.Tag));
        var app = builder.ApplicationBuilder;
        return image.Registry.Length == 0 || app.ExecutionContext.IsRunMode
            ? builder
            : builder.WithContainerRegistry(app.AddContainerRegistry($"{builder.Resource.Name}-registry", image.Registry));
    }

    private static void Configure(EnvironmentCallbackContext context, WatchdogComponent watchdog, IDistributedApplicationBuilder app)
    {
        var spec = watchdog.Complete();
        foreach (var setting in WatchdogWorkload.Settings(spec))
        {
            context.EnvironmentVariables[setting.Name] = ((LiteralValue)setting.Value).Text;
        }

        foreach (var (name, secret) in WatchdogWorkload.Secrets(spec))
        {
            context.EnvironmentVariables[name] = watchdog.Secrets[secret];
        }

        if (context.ExecutionContext.IsRunMode)
        {
            LinkTo(context, app, WatchdogWorkload.AlertmanagerUrl, watchdog.Alertmanager?.Http);
            LinkTo(context, app, WatchdogWorkload.PrometheusUrl, app.Resources.OfType<PrometheusResource>().FirstOrDefault(prometheus => Sends(prometheus, watchdog))?.Http);
        }
    }

    // Inside the container network components have names that no browser knows.
    private static void LinkTo(EnvironmentCallbackContext context, IDistributedApplicationBuilder app, string variable, WorkloadEndpoint? endpoint)
    {
        if (app.Resources.OfType<ReplicaResource>().FirstOrDefault(replica => replica.Component == endpoint?.Workload) is { } replica)
        {
            context.EnvironmentVariables.TryAdd(variable, replica.GetEndpoint(endpoint!.Port.Name));
        }
    }

    private static bool Sends(PrometheusResource prometheus, WatchdogComponent watchdog) =>
        prometheus.Spec.Alertmanagers.OfType<WorkloadEndpoint>().Any(endpoint => endpoint.Workload == watchdog.Alertmanager);
}
