using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Monitoring.Hosting.Running;

/// <summary>A component with peers stands in the dashboard above its replicas: it has their state and their health together.</summary>
internal static class ComponentState
{
    /// <summary>Gives a component with peers a state and a health of its own.</summary>
    public static void Add(IDistributedApplicationBuilder builder, IServiceProvider services, MonitoringResource component)
    {
        var key = $"{component.Name}_replicas";
        var stack = services.GetRequiredService<RunningStack>();
        services.GetRequiredService<IOptions<HealthCheckServiceOptions>>().Value.Registrations
            .Add(new HealthCheckRegistration(key, new ReplicasCheck(stack, component), failureStatus: null, tags: null));
        builder.CreateResourceBuilder(component)
            .WithInitialState(new CustomResourceSnapshot { ResourceType = component.DisplayName, State = KnownResourceStates.Starting, Properties = [] })
            .WithHealthCheck(key);
    }

    private sealed class ReplicasCheck(RunningStack stack, MonitoringResource component) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(stack.HealthOf(component));
    }
}
