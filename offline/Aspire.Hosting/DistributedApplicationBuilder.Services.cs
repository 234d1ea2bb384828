using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Backchannel;
using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Health;
using Aspire.Hosting.Orchestration;
using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting;

public partial class DistributedApplicationBuilder
{
    private void AddServices()
    {
        AddLogging();
        Services.AddSingleton(TimeProvider.System);
        Services.AddSingleton(_options);
        Services.AddSingleton(ExecutionContext);
        Services.AddSingleton(Eventing);
        Services.AddSingleton(Pipeline);
        Services.AddSingleton(_ => FileSystemService);
        Services.AddSingleton(UserSecretsManager);
        Services.AddSingleton(_ => new DistributedApplicationModel(Resources));
        Services.AddSingleton<ResourceNotificationService>();
        Services.AddSingleton<ResourceLoggerService>();
        Services.AddSingleton(provider => new ResourceCommandService(
            provider.GetRequiredService<ResourceNotificationService>(), provider.GetRequiredService<ResourceLoggerService>(), provider));
        Services.Configure<ResourceNotificationServiceOptions>(o =>
            o.DefaultWaitBehavior = _options.DisableDashboard ? WaitBehavior.StopOnResourceUnavailable : WaitBehavior.WaitOnResourceUnavailable);
        Services.AddSingleton<IValidateOptions<HealthCheckServiceOptions>, RegisteredHealthChecks>();
        Services.AddHostedService<StartupMessages>();
        Services.AddBackchannel();
        Services.AddPipeline(Configuration);
        if (ExecutionContext.IsRunMode)
            AddRunServices();
    }

    /// <summary>The order is that of starting: whoever observes the resources comes before the orchestrator.</summary>
    private void AddRunServices()
    {
        Services.AddHealthChecks();
        Services.AddHostedService<ResourceHealthMonitor>();
        Services.AddHostedService<StatePropagation>();
        if (!_options.DisableDashboard)
            Services.AddDashboard();

        if (_options.EnableResourceLogging)
            Services.AddHostedService<ResourceLogForwarder>();

        Services.AddSingleton<IResourceEngine, Dcp.DcpEngine>();
        Services.AddSingleton<ParameterInitializer>();
        Services.AddSingleton<ResourceUrls>();
        Services.AddSingleton<DependencyWait>();
        Services.AddSingleton<ApplicationOrchestrator>();
        Services.AddHostedService<OrchestratorService>();
        Eventing.Subscribe<BeforeStartEvent>((@event, _) =>
        {
            EngineResources.AssignInstances(@event.Model, Configuration);
            return Task.CompletedTask;
        });
    }

    private void AddLogging()
    {
        _host.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        _host.Logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Error);
        _host.Logging.AddFilter("Aspire.Hosting.Dashboard", LogLevel.Warning);
        // Whoever sees a dashboard sees failing checks there; without one, the log is the only place.
        if (!_options.DisableDashboard)
            _host.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks.DefaultHealthCheckService", LogLevel.None);

        _host.Logging.AddConfiguration(Configuration.GetSection("Logging"));
        if (Enum.TryParse<LogLevel>(Configuration["ASPIRE_LOGLEVEL"], ignoreCase: true, out var level))
            _host.Logging.SetMinimumLevel(level);
    }
}
