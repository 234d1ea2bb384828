using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.Kubernetes.Publishing;

/// <summary>An environment's steps of the pipeline: what <c>aspire publish</c> and <c>aspire deploy</c> run for it.</summary>
internal sealed class KubernetesSteps(KubernetesEnvironmentResource environment)
{
    private string Name => environment.Name;

    public IEnumerable<PipelineStep> Create() =>
    [
        new()
        {
            Name = $"prepare-deployment-targets-{Name}",
            Description = $"Prepares Kubernetes deployment targets for {Name}.",
            Action = PrepareAsync,
            DependsOnSteps = [WellKnownPipelineSteps.ValidateComputeEnvironments],
            RequiredBySteps = [WellKnownPipelineSteps.BeforeStart],
        },
        new()
        {
            Name = $"publish-{Name}",
            Description = $"Publishes the Kubernetes environment configuration for {Name}.",
            Action = PublishAsync,
            DependsOnSteps = [WellKnownPipelineSteps.PublishPrereq],
            RequiredBySteps = [WellKnownPipelineSteps.Publish],
        },
        Deploying($"check-helm-prereqs-{Name}", $"Verifies Helm CLI is available for {Name}."),
        Deploying($"prepare-{Name}", $"Prepares Helm chart values for {Name}.", WellKnownPipelineSteps.Publish, WellKnownPipelineSteps.Build, $"check-helm-prereqs-{Name}"),
        new()
        {
            Name = $"helm-deploy-{Name}",
            Description = $"Deploys {Name} to Kubernetes via Helm.",
            Tags = ["helm-deploy"],
            Action = RefuseAsync,
            DependsOnSteps = [$"prepare-{Name}"],
            RequiredBySteps = [WellKnownPipelineSteps.Deploy],
        },
    ];

    // Deploying needs Helm, a registry and a cluster, none of which this stand-in knows: it says so at the first step.
    private PipelineStep Deploying(string name, string description, params string[] dependsOn) =>
        new() { Name = name, Description = description, Action = RefuseAsync, DependsOnSteps = [.. dependsOn] };

    private Task RefuseAsync(PipelineStepContext context) => throw new DistributedApplicationException(
        $"The stand-in for Aspire.Hosting.Kubernetes does not deploy. Publish the chart, and install it with: helm upgrade --install {Name} <output path>");

    private async Task PrepareAsync(PipelineStepContext context)
    {
        if (!context.ExecutionContext.IsPublishMode)
            return;
        if (environment.DashboardEnabled)
            throw new DistributedApplicationException("The stand-in for Aspire.Hosting.Kubernetes has no dashboard to publish: call WithDashboard(false).");

        var evaluation = new ResourceEvaluation(environment, context.ExecutionContext, context.CancellationToken);
        foreach (var resource in context.Model.Resources.Where(resource => !resource.IsExcludedFromPublish() && (resource.IsContainer() || resource is ProjectResource)))
            environment.Targets.Add(await evaluation.GetAsync(resource).ConfigureAwait(false));
    }

    private Task PublishAsync(PipelineStepContext context)
    {
        var output = context.Services.GetRequiredService<IPipelineOutputService>().GetOutputDirectory();
        return new ChartWriter(environment, output, context.CancellationToken).WriteAsync();
    }
}
