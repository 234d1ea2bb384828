using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Orchestration;

/// <summary>Gives every parameter its value. Where there is none, whatever needs the value fails with the reason.</summary>
internal sealed class ParameterInitializer(ResourceNotificationService notifications, ResourceLoggerService logs)
{
    public async Task InitializeAsync(IEnumerable<ParameterResource> parameters)
    {
        foreach (var parameter in parameters)
        {
            parameter.Pending = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            await InitializeAsync(parameter, parameter.Pending).ConfigureAwait(false);
        }
    }

    private async Task InitializeAsync(ParameterResource parameter, TaskCompletionSource<string> pending)
    {
        try
        {
            var value = parameter.ResolvedValue;
            await PublishAsync(parameter, value, KnownResourceStates.Running).ConfigureAwait(false);
            pending.SetResult(value);
        }
        catch (Exception ex)
        {
            // Any error in a value's callback is the parameter's, not the application's.
            logs.GetLogger(parameter).LogError(ex, "Failed to initialize parameter resource {ResourceName}.", parameter.Name);
            var state = ex is MissingParameterValueException
                ? new ResourceStateSnapshot(KnownResourceStates.ValueMissing, KnownResourceStateStyles.Warn)
                : new ResourceStateSnapshot("Error initializing parameter", KnownResourceStateStyles.Error);
            await PublishAsync(parameter, ex.Message, state).ConfigureAwait(false);
            pending.SetException(ex);
        }
    }

    private Task PublishAsync(ParameterResource parameter, string value, ResourceStateSnapshot? state) =>
        notifications.PublishUpdateAsync(parameter, s => s with
        {
            Properties = s.Properties.With(KnownProperties.Parameter.Value, value, isSensitive: parameter.Secret),
            State = state,
        });
}
