using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Monitoring.Hosting;

/// <summary>Commands of components in the dashboard.</summary>
internal static class StackCommands
{
    /// <summary>Adds a command that can be used while the component runs.</summary>
    /// <param name="builder">The component.</param>
    /// <param name="name">The command's name.</param>
    /// <param name="displayName">Its name in the dashboard.</param>
    /// <param name="description">What it does, as a sentence.</param>
    /// <param name="icon">Its icon.</param>
    /// <param name="execute">Does it.</param>
    public static IResourceBuilder<T> WithStackCommand<T>(
        this IResourceBuilder<T> builder,
        string name,
        string displayName,
        string description,
        string icon,
        Func<IStackOperations, CancellationToken, Task<ExecuteCommandResult>> execute)
        where T : MonitoringResource => builder.WithCommand(
            name,
            displayName,
            context => execute(context.Services.GetRequiredService<IStackOperations>(), context.CancellationToken),
            new CommandOptions
            {
                Description = description,
                IconName = icon,
                UpdateState = context => context.ResourceSnapshot.HealthStatus == HealthStatus.Healthy ? ResourceCommandState.Enabled : ResourceCommandState.Disabled,
            });

    /// <summary>Adds <em>Reload configuration</em>.</summary>
    public static IResourceBuilder<T> WithReloadCommand<T>(this IResourceBuilder<T> builder)
        where T : MonitoringResource => builder.WithStackCommand(
            "reload-configuration",
            "Reload configuration",
            "All replicas read their configuration files again.",
            "ArrowSync",
            async (stack, cancellationToken) => ToResult(await stack.ReloadAsync(builder.Resource, cancellationToken), "All replicas have read their configuration again."));

    /// <summary>Success when nothing went wrong, else the list.</summary>
    public static ExecuteCommandResult ToResult(IReadOnlyList<string> failures, string success) =>
        failures.Count == 0 ? CommandResults.Success(success) : CommandResults.Failure(string.Join(Environment.NewLine, failures));
}
