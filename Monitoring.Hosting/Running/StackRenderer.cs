using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Monitoring.Hosting.Prometheus;
using Monitoring.Hosting.Publishing.Kubernetes;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Running;

/// <summary>
/// Turns the components of an app host into Aspire containers when it starts: validates the whole model first, so that nothing is
/// started or written while there are errors.
/// </summary>
internal sealed class StackRenderer
{
    private readonly IDistributedApplicationBuilder _builder;
    private readonly ServiceLevelObjectives _objectives;
    private readonly List<MonitoringResource> _components = [];

    private StackRenderer(IDistributedApplicationBuilder builder)
    {
        _builder = builder;
        _objectives = ServiceLevelObjectives.Of(builder);
        builder.OnBeforeStart(RenderAsync);
        if (builder.ExecutionContext.IsRunMode)
        {
            builder.Services.AddSingleton<LiveFolders>();
            builder.Services.AddSingleton<RunningStack>();
            builder.Services.AddSingleton<IStackOperations>(services => services.GetRequiredService<RunningStack>());
            builder.Services.AddHostedService(services => services.GetRequiredService<RunningStack>());
            builder.Services.AddHostedService<LiveFolderWatcher>();
        }
    }

    /// <summary>The app host's renderer.</summary>
    public static StackRenderer Of(IDistributedApplicationBuilder builder) => builder.Single(() => new StackRenderer(builder));

    /// <summary>Adds a component.</summary>
    public void Add(MonitoringResource component) => _components.Add(component);

    private async Task RenderAsync(BeforeStartEvent @event, CancellationToken cancellationToken)
    {
        var logger = @event.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Monitoring");
        var components = _components.Where(component => component.IsEnabled).ToList();
        ModelValidation.Check(StackModel.Of(_builder, _objectives), logger);

        if (_builder.ExecutionContext.IsRunMode)
        {
            await ContainerEngine.CheckAsync(_builder.Configuration, cancellationToken);
        }

        if (KubernetesPublishing.Of(_builder) is { } kubernetes)
        {
            await kubernetes.RenderAsync(cancellationToken);
            return;
        }

        var containers = new ContainerRenderer(_builder, @event.Services).Render(components);

        if (_builder.ExecutionContext.IsRunMode)
        {
            DataVolumes.LeaveOutUnlessPersistent(_builder);
            HostPortCheck.Check(_builder);
            @event.Services.GetRequiredService<RunningStack>().Containers = containers;
            AddressLog.Add(_builder, containers, logger);
        }
    }
}
