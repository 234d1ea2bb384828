using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Kubernetes;
using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting;

public static class KubernetesEnvironmentExtensions
{
    public static IResourceBuilder<KubernetesEnvironmentResource> AddKubernetesEnvironment(this IDistributedApplicationBuilder builder, [ResourceName] string name)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);

        AddInfrastructure(builder);
        var resource = new KubernetesEnvironmentResource(name)
        {
            ChartName = builder.Environment.ApplicationName.ToLowerInvariant().Replace('_', '-').Replace('.', '-'),
        };

        // A local run has no cluster.
        return builder.ExecutionContext.IsRunMode
            ? builder.CreateResourceBuilder(resource)
            : builder.AddResource(resource).WithIconName("ServerMultiple");
    }

    public static IResourceBuilder<KubernetesEnvironmentResource> WithHelm(
        this IResourceBuilder<KubernetesEnvironmentResource> builder, Action<HelmChartOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        configure?.Invoke(new HelmChartOptions(builder.Resource));
        return builder;
    }

    public static IResourceBuilder<KubernetesEnvironmentResource> WithProperties(
        this IResourceBuilder<KubernetesEnvironmentResource> builder, Action<KubernetesEnvironmentResource> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        configure(builder.Resource);
        return builder;
    }

    public static IResourceBuilder<KubernetesEnvironmentResource> WithDashboard(
        this IResourceBuilder<KubernetesEnvironmentResource> builder, bool enabled = true)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Resource.DashboardEnabled = enabled;
        return builder;
    }

    /// <summary>Adds, once, the step that objects to resources made for a cluster when there is none.</summary>
    internal static void AddInfrastructure(IDistributedApplicationBuilder builder)
    {
        if (builder.Services.Any(service => service.ServiceType == typeof(ValidateStep)))
            return;

        builder.Services.AddSingleton<ValidateStep>();
        builder.Pipeline.AddStep(ValidateStep.Name, ValidateStep.RunAsync, requiredBy: WellKnownPipelineSteps.BeforeStart);
    }

    private sealed class ValidateStep
    {
        public const string Name = "validate-kubernetes";

        public static Task RunAsync(PipelineStepContext context)
        {
            var customized = context.Model.Resources.FirstOrDefault(resource =>
                resource.HasAnnotationOfType<KubernetesServiceCustomizationAnnotation>() && !resource.IsExcludedFromPublish());
            return customized is null || !context.ExecutionContext.IsPublishMode || context.Model.Resources.OfType<KubernetesEnvironmentResource>().Any()
                ? Task.CompletedTask
                : throw new InvalidOperationException($"Resource '{customized.Name}' is made for Kubernetes, but there is no Kubernetes environment: call {nameof(AddKubernetesEnvironment)}.");
        }
    }
}
