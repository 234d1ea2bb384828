using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

public static class KnownResourceCommands
{
    public static readonly string StartCommand = "start";

    public static readonly string StopCommand = "stop";

    public static readonly string RestartCommand = "restart";
}

/// <summary>Executes commands of resources: the dashboard's buttons, and the same from code.</summary>
public class ResourceCommandService
{
    private static readonly Dictionary<string, string> FormerNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["resource-start"] = KnownResourceCommands.StartCommand,
        ["resource-stop"] = KnownResourceCommands.StopCommand,
        ["resource-restart"] = KnownResourceCommands.RestartCommand,
    };

    private readonly ResourceNotificationService _notifications;
    private readonly ResourceLoggerService _logs;
    private readonly IServiceProvider _services;

    internal ResourceCommandService(ResourceNotificationService notifications, ResourceLoggerService logs, IServiceProvider services)
    {
        _notifications = notifications;
        _logs = logs;
        _services = services;
    }

    public Task<ExecuteCommandResult> ExecuteCommandAsync(string resourceId, string commandName, CancellationToken cancellationToken = default) =>
        ExecuteCommandAsync(resourceId, commandName, new InteractionInputCollection([]), cancellationToken);

    public async Task<ExecuteCommandResult> ExecuteCommandAsync(
        string resourceId, string commandName, InteractionInputCollection arguments, CancellationToken cancellationToken = default) =>
        _notifications.TryGetCurrentState(resourceId, out var current)
            ? await ExecuteAsync(current.Resource, current.ResourceId, commandName, arguments, cancellationToken).ConfigureAwait(false)
            : CommandResults.Failure($"Resource '{resourceId}' not found.");

    public Task<ExecuteCommandResult> ExecuteCommandAsync(IResource resource, string commandName, CancellationToken cancellationToken = default) =>
        ExecuteCommandAsync(resource, commandName, new InteractionInputCollection([]), cancellationToken);

    public async Task<ExecuteCommandResult> ExecuteCommandAsync(
        IResource resource, string commandName, InteractionInputCollection arguments, CancellationToken cancellationToken = default)
    {
        var ids = resource.GetResolvedResourceNames();
        var results = await Task.WhenAll(
            ids.Select(id => ExecuteAsync(resource, id, commandName, arguments, cancellationToken))).ConfigureAwait(false);
        return results.Length == 1 ? results[0] : Combine(ids, results);
    }

    private static ExecuteCommandResult Combine(string[] ids, ExecuteCommandResult[] results)
    {
        if (results.All(r => r.Success))
            return new ExecuteCommandResult { Success = true, Data = results.FirstOrDefault(r => r.Data is not null)?.Data };

        var failures = ids.Zip(results).Where(r => !r.Second.Success && !r.Second.Canceled).ToArray();
        if (failures.Length == 0)
            return CommandResults.Canceled();

        var reasons = failures.Select(f => $"Resource '{f.First}' failed with error message: {f.Second.Message}");
        return CommandResults.Failure(string.Join(Environment.NewLine, reasons.Prepend($"{failures.Length} command executions failed.")));
    }

    private async Task<ExecuteCommandResult> ExecuteAsync(
        IResource resource, string resourceId, string commandName, InteractionInputCollection arguments, CancellationToken cancellationToken)
    {
        var log = _logs.GetLogger(resourceId);
        log.LogInformation("Executing command '{CommandName}'.", commandName);
        var command = Find(resource, commandName) ?? Find(resource, FormerNames.GetValueOrDefault(commandName, commandName));
        if (command is null)
        {
            log.LogInformation("Command '{CommandName}' not available.", commandName);
            return CommandResults.Failure($"Command '{commandName}' not available for resource '{resource.Name}'.");
        }

        try
        {
            var result = await command.ExecuteCommand(new ExecuteCommandContext
            {
                ResourceName = resourceId,
                Services = _services,
                CancellationToken = cancellationToken,
                Logger = log,
                Arguments = arguments,
            }).ConfigureAwait(false);
            if (result.Success)
                log.LogInformation("Successfully executed command '{CommandName}'.", command.Name);
            else if (!result.Canceled)
                log.LogInformation("Failure executing command '{CommandName}'. Error message: {ErrorMessage}", command.Name, result.Message);

            return result;
        }
        catch (OperationCanceledException)
        {
            return CommandResults.Canceled();
        }
        catch (Exception ex)
        {
            log.LogError(ex, "Error executing command '{CommandName}'.", command.Name);
            return CommandResults.Failure(ex);
        }
    }

    private static ResourceCommandAnnotation? Find(IResource resource, string name) => resource.Annotations
        .OfType<ResourceCommandAnnotation>()
        .SingleOrDefault(a => string.Equals(a.Name, name, StringComparison.OrdinalIgnoreCase));
}
