using Monitoring.Hosting.Publishing.Kubernetes;

namespace Monitoring.Hosting;

/// <summary>Publishing the stack.</summary>
public static class PublishingBuilderExtensions
{
    // Its format knows no targets.
    private const string ManifestStep = "publish-manifest";

    /// <summary>
    /// Lets <c>aspire publish</c> write what option <c>Monitoring:Publish:Target</c> names. A local run, and <c>aspire do
    /// publish-manifest</c>, are not touched by it.
    /// </summary>
    /// <param name="builder">The app host.</param>
    /// <returns>The same builder.</returns>
    public static IDistributedApplicationBuilder AddPublishTarget(this IDistributedApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        if (builder.PublishesToKubernetes())
        {
            KubernetesPublishing.AddTo(builder, builder.GetMonitoringOptions().Kubernetes);
        }

        return builder;
    }

    /// <summary>Whether what is described is on its way into a cluster; nothing else knows clusters.</summary>
    internal static bool PublishesToKubernetes(this IDistributedApplicationBuilder builder) =>
        builder.ExecutionContext.IsPublishMode
        && builder.GetMonitoringOptions().Publish.Target == PublishTarget.Kubernetes
        && builder.Configuration["Pipeline:Step"] != ManifestStep;
}
