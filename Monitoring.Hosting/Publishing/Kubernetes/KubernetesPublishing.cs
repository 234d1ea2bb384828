using System.Reflection;
using Aspire.Hosting.Kubernetes.Resources;
using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.DependencyInjection;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Publishing.Kubernetes.Chart;
using Monitoring.Hosting.Publishing.Kubernetes.Objects;
using Monitoring.Hosting.Publishing.Kubernetes.Platform;
using Monitoring.Hosting.Running;

namespace Monitoring.Hosting.Publishing.Kubernetes;

/// <summary>
/// The stack on its way into Aspire's Kubernetes publisher: each component hands it the objects of its workload in place of the ones
/// that the publisher would make of a container, and a step of ours completes the chart.
/// </summary>
internal sealed class KubernetesPublishing
{
    private const string EnvironmentName = "kubernetes";

    private readonly IDistributedApplicationBuilder _builder;
    private readonly KubernetesSettings _settings;
    private readonly ChartValues _values = new();
    private IReadOnlyList<BaseKubernetesResource> _platform = [];
    private string _notes = "";

    private KubernetesPublishing(IDistributedApplicationBuilder builder, KubernetesOptions options)
    {
        _builder = builder;
        _settings = KubernetesSettings.From(options);
    }

    /// <summary>Publishes the app host's components to Kubernetes.</summary>
    public static void AddTo(IDistributedApplicationBuilder builder, KubernetesOptions options)
    {
        var publishing = builder.Single(() => new KubernetesPublishing(builder, options));
        builder.AddKubernetesEnvironment(EnvironmentName)
            .WithDashboard(false)
            .WithHelm(helm => helm
                .WithNamespace(options.Namespace)
                .WithReleaseName(publishing._settings.Instance)
                .WithChartName(ChartFolder.Name)
                .WithChartVersion(Version)
                .WithChartDescription(ChartFolder.Description));

        StageOutput(builder.Services);
        builder.Pipeline.AddStep("stage-chart", Stage, dependsOn: WellKnownPipelineSteps.PublishPrereq, requiredBy: $"publish-{EnvironmentName}");
        builder.Pipeline.AddStep("complete-chart", publishing.CompleteAsync, dependsOn: $"publish-{EnvironmentName}", requiredBy: WellKnownPipelineSteps.Publish);
    }

    /// <summary>The app host's publishing; null: it publishes to something else, or is run.</summary>
    public static KubernetesPublishing? Of(IDistributedApplicationBuilder builder) =>
        builder.Services.FirstOrDefault(service => service.ServiceType == typeof(KubernetesPublishing))?.ImplementationInstance as KubernetesPublishing;

    /// <summary>Renders all components. Nothing is written yet.</summary>
    /// <exception cref="Validation.MonitoringValidationException">Something is missing that only a cluster needs.</exception>
    public async Task RenderAsync(CancellationToken cancellationToken)
    {
        var published = _builder.Resources
            .Select(resource => (Resource: resource, Component: ComponentAnnotation.Of(resource)))
            .Where(entry => entry.Component is { IsEnabled: true })
            .Select(entry => (entry.Resource, Component: entry.Component!, Workload: entry.Component!.Describe(new KubernetesAddressing(_settings, External))))
            .ToList();
        await PublishingRules.CheckAsync([.. published.Select(entry => (entry.Component, entry.Workload))], _settings, cancellationToken);

        if (_settings.SecretStore is not null)
        {
            ForgetParameters(published.SelectMany(entry => entry.Component.Secrets.Values).Distinct());
        }

        List<BaseKubernetesResource> all = [];
        foreach (var (resource, component, workload) in published)
        {
            var objects = KubernetesObjects.Render(workload, _values, _settings);
            all.AddRange(objects);
            ComponentBinding.Bind(_builder.CreateResourceBuilder(resource), component, workload, objects, _values, hasSecrets: _settings.SecretStore is null);
        }

        var pages = published.Where(entry => entry.Component is IPublicComponent).Select(entry => PageOf((IPublicComponent)entry.Component, entry.Workload));
        _notes = ChartNotes.Text([.. pages], Prerequisites.Of(all));
        _platform = PlatformObjects.Render(
            [.. published.Select(entry => entry.Workload)], published.SelectMany(entry => entry.Component.Flows), _values, _settings);
    }

    // The store has their values. Aspire asks for those of all parameters that it finds.
    private void ForgetParameters(IEnumerable<ParameterResource> parameters)
    {
        foreach (var parameter in parameters)
        {
            _builder.Resources.Remove(parameter);
        }
    }

    private ChartPage PageOf(IPublicComponent component, Model.Workload workload)
    {
        var port = workload.Containers[0].Ports[0];
        var host = workload.Public is { } endpoint ? new WorkloadRendering(workload, _values, _settings).Reference(PublicEndpoint.HostOf(endpoint.Host)) : null;
        var login = component.FirstLogin is { } known && SecretObject.Of(workload).Contains(known.Password) ? known : null;
        return new(workload.Name, port.Scheme, port.Number, host, login);
    }

    private static string Version => typeof(KubernetesPublishing).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private static string External(ExternalEndpoint endpoint) => endpoint is AspireEndpoint aspire
        ? $"{aspire.Reference.Resource.Name}-service:{aspire.ContainerPort}"
        : endpoint.Name;

    // What the steps of Aspire's publisher see is the staged output, so that a failure leaves the old one alone.
    private static void StageOutput(IServiceCollection services)
    {
        var original = services.Last(service => service.ServiceType == typeof(IPipelineOutputService)).ImplementationType
            ?? throw new InvalidOperationException($"Aspire's {nameof(IPipelineOutputService)} is expected to be registered by its type.");
        services.AddSingleton(provider => new StagedOutput((IPipelineOutputService)ActivatorUtilities.CreateInstance(provider, original)));
        services.AddSingleton<IPipelineOutputService>(provider => provider.GetRequiredService<StagedOutput>());
    }

    private static Task Stage(PipelineStepContext context)
    {
        context.Services.GetRequiredService<StagedOutput>().Begin();
        return Task.CompletedTask;
    }

    private async Task CompleteAsync(PipelineStepContext context)
    {
        var output = context.Services.GetRequiredService<StagedOutput>();
        await new ChartFolder(output.GetOutputDirectory(), _values).CompleteAsync(_platform, PlatformObjects.NamespaceOf(_settings), _notes, context.CancellationToken);
        output.Commit();
        context.Summary.Add("Helm chart", output.GetOutputDirectory());
    }
}
