using System.Runtime.CompilerServices;
using System.Text.Json;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Backchannel;

/// <summary>What the CLI may ask of an AppHost.</summary>
internal sealed class AppHostMethods(
    IServiceProvider services,
    ResourceNotificationService notifications,
    PipelineActivityReporter reporter,
    BackchannelLoggerProvider log,
    IHostApplicationLifetime lifetime,
    ILogger<AppHostMethods> logger)
{
    private static readonly string[] Capabilities = ["baseline.v2", "pipeline-steps.v1"];

    public JsonRpcMethods Create() => new(
        new Dictionary<string, Func<JsonElement, CancellationToken, Task<object?>>>
        {
            ["GetCapabilitiesAsync"] = (_, _) => Task.FromResult<object?>(Capabilities),
            ["GetDashboardUrlsAsync"] = (_, cancellationToken) => GetDashboardUrlsAsync(cancellationToken),
            ["GetPipelineStepsAsync"] = GetPipelineStepsAsync,

            // Only AppHosts in other languages wait for this.
            ["NotifyAppHostReadyAsync"] = (_, _) => Task.FromResult<object?>(null),
            ["RequestStopAsync"] = (_, _) =>
            {
                lifetime.StopApplication();
                return Task.FromResult<object?>(null);
            }
        },
        new Dictionary<string, Func<CancellationToken, IAsyncEnumerable<object>>>
        {
            ["GetAppHostLogEntriesAsync"] = aborted => UntilStopped(log.WatchAsync, aborted),
            ["GetPublishingActivitiesAsync"] = aborted => UntilStopped(reporter.Activities.ReadAllAsync, aborted),
            ["GetResourceStatesAsync"] = aborted => UntilStopped(WatchResourceStatesAsync, aborted)
        });

    private async Task<object?> GetDashboardUrlsAsync(CancellationToken cancellationToken)
    {
        var dashboard = services.GetService<DashboardHost>();
        var url = dashboard is null ? null : await dashboard.LoginUrl.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new { DashboardHealthy = url is not null, BaseUrlWithLoginToken = url, CodespacesUrlWithLoginToken = (string?)null };
    }

    private async Task<object?> GetPipelineStepsAsync(JsonElement arguments, CancellationToken cancellationToken)
    {
        var context = new PipelineContext(
            services.GetRequiredService<DistributedApplicationModel>(),
            services.GetRequiredService<DistributedApplicationExecutionContext>(),
            services,
            logger,
            cancellationToken);
        var graph = await ((DistributedApplicationPipeline)services.GetRequiredService<IDistributedApplicationPipeline>()).ResolveAsync(context).ConfigureAwait(false);
        if (RequestedStep(arguments) is { Length: > 0 } step)
            graph = graph.UpTo(step);

        return new
        {
            Steps = graph.Ordered.Select(step => new
            {
                step.Name,
                step.Description,
                DependsOn = step.DependsOnSteps,
                step.Tags,
                ResourceName = step.Resource?.Name
            })
        };
    }

    private static string? RequestedStep(JsonElement arguments) =>
        arguments is { ValueKind: JsonValueKind.Array } && arguments.GetArrayLength() > 0
        && arguments[0] is { ValueKind: JsonValueKind.Object } request
        && request.TryGetProperty("step", out var step)
            ? step.GetString()
            : null;

    private async IAsyncEnumerable<object> WatchResourceStatesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var change in notifications.WatchAsync(cancellationToken).ConfigureAwait(false))
        {
            if (change.Resource.Name == DashboardResource.ResourceName)
                continue;

            yield return new
            {
                Resource = change.Resource.Name,
                Type = change.Snapshot.ResourceType,
                State = change.Snapshot.State?.Text ?? "Unknown",
                Endpoints = change.Snapshot.Urls.Where(url => !url.IsInternal).Select(url => url.Url),
                Health = change.Snapshot.HealthStatus?.ToString()
            };
        }
    }

    private async IAsyncEnumerable<object> UntilStopped<T>(
        Func<CancellationToken, IAsyncEnumerable<T>> watch, [EnumeratorCancellation] CancellationToken aborted)
        where T : class
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(aborted, lifetime.ApplicationStopping);
        await foreach (var value in watch(over.Token).ConfigureAwait(false))
            yield return value;
    }
}
