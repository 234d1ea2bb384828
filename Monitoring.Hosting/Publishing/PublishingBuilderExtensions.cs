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

        var options = builder.GetMonitoringOptions();
        if (builder.ExecutionContext.IsPublishMode && options.Publish.Target == PublishTarget.Kubernetes && builder.Configuration["Pipeline:Step"] != ManifestStep)
        {
            KubernetesPublishing.AddTo(builder, options.Kubernetes);
        }

        return builder;
    }
}
