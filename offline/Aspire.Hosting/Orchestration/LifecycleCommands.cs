using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.Orchestration;

/// <summary>Start, stop and restart of a resource that the engine runs.</summary>
internal static class LifecycleCommands
{
    public static void AddTo(IResource resource)
    {
        Add(resource, KnownResourceCommands.StartCommand, "Start", "Start resource", "Play", IconVariant.Filled, StateOfStart, "started", [Start]);
        Add(resource, KnownResourceCommands.StopCommand, "Stop", "Stop resource", "Stop", IconVariant.Filled, StateOfStop, "stopped", [Stop]);
        Add(resource, KnownResourceCommands.RestartCommand, "Restart", "Restart resource", "ArrowCounterclockwise", IconVariant.Regular, StateOfRestart, "restarted", [Stop, Start]);
    }

    private static void Add(
        IResource resource,
        string name,
        string displayName,
        string description,
        string icon,
        IconVariant variant,
        Func<string, ResourceCommandState> stateOf,
        string done,
        Func<ApplicationOrchestrator, ExecuteCommandContext, Task>[] steps) =>
        resource.Annotations.Add(new ResourceCommandAnnotation(
            name,
            displayName,
            context => stateOf(context.ResourceSnapshot.State?.Text ?? ""),
            async context =>
            {
                var orchestrator = context.Services.GetRequiredService<ApplicationOrchestrator>();
                foreach (var step in steps)
                    await step(orchestrator, context).ConfigureAwait(false);

                return CommandResults.Success($"Resource '{resource.Name}' {done}.");
            },
            description,
            parameter: null,
            confirmationMessage: null,
            icon,
            variant,
            isHighlighted: name != KnownResourceCommands.RestartCommand));

    private static Task Start(ApplicationOrchestrator orchestrator, ExecuteCommandContext context) =>
        orchestrator.StartResourceAsync(context.ResourceName, context.CancellationToken);

    private static Task Stop(ApplicationOrchestrator orchestrator, ExecuteCommandContext context) =>
        orchestrator.StopResourceAsync(context.ResourceName, context.CancellationToken);

    private static ResourceCommandState StateOfStart(string state) =>
        IsOnItsWay(state) ? ResourceCommandState.Disabled
        : IsStopped(state) || state == KnownResourceStates.Waiting ? ResourceCommandState.Enabled
        : ResourceCommandState.Hidden;

    private static ResourceCommandState StateOfStop(string state) =>
        state == KnownResourceStates.Stopping ? ResourceCommandState.Disabled
        : IsOnItsWay(state) || IsStopped(state) || state == KnownResourceStates.Waiting ? ResourceCommandState.Hidden
        : ResourceCommandState.Enabled;

    private static ResourceCommandState StateOfRestart(string state) =>
        IsOnItsWay(state) || IsStopped(state) || state == KnownResourceStates.Waiting || state == KnownResourceStates.Stopping
            ? ResourceCommandState.Disabled
            : ResourceCommandState.Enabled;

    private static bool IsOnItsWay(string state) =>
        state.Length == 0
        || state == KnownResourceStates.Starting
        || state == KnownResourceStates.Building
        || state == KnownResourceStates.RuntimeUnhealthy;

    private static bool IsStopped(string state) =>
        KnownResourceStates.TerminalStates.Contains(state) || state == KnownResourceStates.NotStarted || state == "Unknown";
}
