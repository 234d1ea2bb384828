using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dashboard;

/// <summary>
/// Answers the dashboard's questions: which resources there are, what they write to their console, and what happens
/// when somebody presses a command's button.
/// </summary>
internal sealed class ResourceService(
    ResourceNotificationService notifications,
    ResourceLoggerService consoleLogs,
    ResourceCommandService commands,
    IHostEnvironment environment,
    IHostApplicationLifetime lifetime,
    DashboardOptions options,
    ILogger<ResourceService> logger)
{
    // The version whose protocol this is; an older dashboard warns its user.
    private const string MinDashboardVersion = "13.5.0";

    // A message may have 4 MB, and a character seldom takes more than 2 bytes.
    private const int MaxBatchCharacters = 2 * 1024 * 1024;

    private const string ApiKeyHeader = "x-resource-service-api-key";

    public async Task ServeAsync(HttpContext context)
    {
        // Watching calls never end by themselves: without the second token they would hold up the shutdown.
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        var call = new GrpcCall(context);
        context.Response.ContentType = "application/grpc";
        try
        {
            var status = IsAuthorized(context.Request) ? await DispatchAsync(context.Request.Path, call, ended.Token).ConfigureAwait(false) : GrpcStatus.Unauthenticated;
            call.End(status);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            call.End(GrpcStatus.Cancelled);
        }
        catch (Exception failure) when (!ended.IsCancellationRequested)
        {
            logger.LogError(failure, "The dashboard's request {Path} failed.", context.Request.Path);
            call.End(GrpcStatus.Internal, failure.Message);
        }
    }

    private bool IsAuthorized(HttpRequest request) =>
        options.ResourceServiceApiKey is not { } expected
        || (request.Headers[ApiKeyHeader] is [{ } key]
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(expected)));

    private async Task<GrpcStatus> DispatchAsync(string? path, GrpcCall call, CancellationToken ended)
    {
        switch (path)
        {
            case "/aspire.v1.DashboardService/GetApplicationInformation":
                await call.WriteAsync(GetApplicationInformation(), ended).ConfigureAwait(false);
                return GrpcStatus.Ok;

            case "/aspire.v1.DashboardService/WatchResources":
                await WatchResourcesAsync(call, ended).ConfigureAwait(false);
                return GrpcStatus.Ok;

            case "/aspire.v1.DashboardService/WatchResourceConsoleLogs":
                await WatchConsoleLogsAsync(await call.ReadAsync(WatchResourceConsoleLogsRequest.Parser, ended).ConfigureAwait(false), call, ended).ConfigureAwait(false);
                return GrpcStatus.Ok;

            case "/aspire.v1.DashboardService/ExecuteResourceCommand":
                await ExecuteCommandAsync(await call.ReadAsync(ResourceCommandRequest.Parser, ended).ConfigureAwait(false), call, ended).ConfigureAwait(false);
                return GrpcStatus.Ok;

            case "/aspire.v1.DashboardService/WatchInteractions":
                // Prompts: this AppHost never has any. Refused, the dashboard would warn about an old AppHost.
                await call.AcceptAsync(ended).ConfigureAwait(false);
                await Task.Delay(Timeout.Infinite, ended).ConfigureAwait(false);
                return GrpcStatus.Ok;

            default:
                return GrpcStatus.Unimplemented;
        }
    }

    private ApplicationInformationResponse GetApplicationInformation()
    {
        const string Suffix = "AppHost";
        var name = options.ApplicationName ?? environment.ApplicationName;
        var shortName = name.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) ? name[..^Suffix.Length].TrimEnd('.') : name;
        return new() { ApplicationName = shortName.Length > 0 ? shortName : name, MinDashboardVersion = MinDashboardVersion };
    }

    private async Task WatchResourcesAsync(GrpcCall call, CancellationToken ended)
    {
        var changes = Channel.CreateUnbounded<ResourceEvent>();

        // Runs at once through the resources that exist, so that the first batch is the initial state.
        var pump = PumpAsync();

        var update = new WatchResourcesUpdate { InitialData = new() };
        update.InitialData.Resources.AddRange(TakeBatch(changes.Reader));
        await call.WriteAsync(update, ended).ConfigureAwait(false);

        while (await changes.Reader.WaitToReadAsync(ended).ConfigureAwait(false))
        {
            update = new WatchResourcesUpdate { Changes = new() };
            update.Changes.Value.AddRange(TakeBatch(changes.Reader).Select(resource => new WatchResourcesChange { Upsert = resource }));
            await call.WriteAsync(update, ended).ConfigureAwait(false);
        }

        await pump.ConfigureAwait(false);

        async Task PumpAsync()
        {
            try
            {
                await foreach (var change in notifications.WatchAsync(ended).ConfigureAwait(false))
                    changes.Writer.TryWrite(change);
            }
            finally
            {
                changes.Writer.Complete();
            }
        }
    }

    /// <summary>What is waiting; of each resource only the latest state.</summary>
    private static IEnumerable<Protocol.Resource> TakeBatch(ChannelReader<ResourceEvent> reader)
    {
        var latest = new OrderedDictionary<string, ResourceEvent>();
        while (reader.TryRead(out var change))
            latest[change.ResourceId] = change;
        return latest.Values.Select(change => change.ToMessage());
    }

    private async Task WatchConsoleLogsAsync(WatchResourceConsoleLogsRequest request, GrpcCall call, CancellationToken ended)
    {
        var batches = request.SuppressFollow ? consoleLogs.GetAllAsync(request.ResourceName) : consoleLogs.WatchAsync(request.ResourceName);
        await foreach (var batch in batches.WithCancellation(ended).ConfigureAwait(false))
        {
            var update = new WatchResourceConsoleLogsUpdate();
            var characters = 0;
            foreach (var line in batch)
            {
                if (characters > 0 && characters + line.Content.Length > MaxBatchCharacters)
                {
                    await call.WriteAsync(update, ended).ConfigureAwait(false);
                    update = new();
                    characters = 0;
                }

                characters += line.Content.Length;
                update.LogLines.Add((line with { Content = line.Content[..Math.Min(line.Content.Length, MaxBatchCharacters)] }).ToMessage());
            }

            await call.WriteAsync(update, ended).ConfigureAwait(false);
        }
    }

    private async Task ExecuteCommandAsync(ResourceCommandRequest request, GrpcCall call, CancellationToken ended)
    {
        var result = await commands.ExecuteCommandAsync(request.ResourceName, request.CommandName, ended).ConfigureAwait(false);
        await call.WriteAsync(result.ToMessage(), ended).ConfigureAwait(false);
    }
}
