using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>A later command of the same name replaces an earlier one.</summary>
    [OverloadResolutionPriority(1)]
    public static IResourceBuilder<T> WithCommand<T>(
        this IResourceBuilder<T> builder,
        string name,
        string displayName,
        Func<ExecuteCommandContext, Task<ExecuteCommandResult>> executeCommand,
        CommandOptions? commandOptions = null)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = commandOptions ?? new CommandOptions();
        if (builder.Resource.Annotations.OfType<ResourceCommandAnnotation>().SingleOrDefault(a => a.Name == name) is { } before)
            builder.Resource.Annotations.Remove(before);

        return builder.WithAnnotation(new ResourceCommandAnnotation(
            name,
            displayName,
            options.UpdateState ?? (_ => ResourceCommandState.Enabled),
            executeCommand,
            options.Description,
#pragma warning disable CS0618 // Obsolete for callers, still handed on.
            options.Parameter,
#pragma warning restore CS0618
            options.ConfirmationMessage,
            options.IconName,
            options.IconVariant,
            options.IsHighlighted)
        {
            Visibility = options.Visibility,
        });
    }

    public static IResourceBuilder<TResource> WithHttpCommand<TResource>(
        this IResourceBuilder<TResource> builder,
        string path,
        string displayName,
        [EndpointName] string? endpointName = null,
        string? commandName = null,
        HttpCommandOptions? commandOptions = null)
        where TResource : IResourceWithEndpoints =>
        builder.WithHttpCommand(path, displayName, HttpEndpoint(builder, endpointName, "HTTP command"), commandName, commandOptions);

    public static IResourceBuilder<TResource> WithHttpCommand<TResource>(
        this IResourceBuilder<TResource> builder,
        string path,
        string displayName,
        Func<EndpointReference>? endpointSelector,
        string? commandName = null,
        HttpCommandOptions? commandOptions = null)
        where TResource : IResourceWithEndpoints
    {
        var endpoint = SelectHttp(builder, endpointSelector, "HTTP command");
        builder.ApplicationBuilder.Services.AddHttpClient();
        var options = commandOptions ?? new HttpCommandOptions();
        options.Method ??= HttpMethod.Post;
        options.UpdateState ??= context =>
            context.ResourceSnapshot.State?.Text is { } state
            && (state == KnownResourceStates.Running || state == KnownResourceStates.RuntimeUnhealthy)
                ? ResourceCommandState.Enabled
                : ResourceCommandState.Disabled;
        commandName ??= $"{endpoint.Resource.Name}-{endpoint.EndpointName}-http-{options.Method.Method.ToLowerInvariant()}-{path}";
        return builder.WithCommand(commandName, displayName, context => RequestAsync(context, endpoint, path, options), options);
    }

    private static async Task<ExecuteCommandResult> RequestAsync(
        ExecuteCommandContext context, EndpointReference endpoint, string path, HttpCommandOptions options)
    {
        if (!endpoint.IsAllocated)
            return CommandResults.Failure("Endpoints are not yet allocated.");

        var client = context.Services.GetRequiredService<IHttpClientFactory>().CreateClient(options.HttpClientName ?? Options.DefaultName);
        if (options.HttpClientName is null)
            client.Timeout = Timeout.InfiniteTimeSpan;

        using var request = new HttpRequestMessage(options.Method!, new UriBuilder(endpoint.Url) { Path = path }.Uri);
        if (options.PrepareRequest is { } prepare)
        {
            await prepare(new HttpCommandRequestContext
            {
                Services = context.Services,
                ResourceName = context.ResourceName,
                Endpoint = endpoint,
                CancellationToken = context.CancellationToken,
                HttpClient = client,
                Arguments = context.Arguments,
                Request = request,
            }).ConfigureAwait(false);
        }

        try
        {
            using var response = await client.SendAsync(request, context.CancellationToken).ConfigureAwait(false);
            return await ResultAsync(context, endpoint, client, response, options).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.CancellationToken.IsCancellationRequested)
        {
            return CommandResults.Canceled();
        }
        catch (Exception ex) when (ex is HttpRequestException or OperationCanceledException)
        {
            return CommandResults.Failure(ex);
        }
    }

    private static async Task<ExecuteCommandResult> ResultAsync(
        ExecuteCommandContext context, EndpointReference endpoint, HttpClient client, HttpResponseMessage response, HttpCommandOptions options)
    {
        if (options.GetCommandResult is { } getResult)
        {
            return await getResult(new HttpCommandResultContext
            {
                Services = context.Services,
                ResourceName = context.ResourceName,
                Endpoint = endpoint,
                CancellationToken = context.CancellationToken,
                HttpClient = client,
                Arguments = context.Arguments,
                Response = response,
            }).ConfigureAwait(false);
        }

        var failure = response.IsSuccessStatusCode ? null : $"Request failed with status code {response.StatusCode}";
        var format = ResultFormat(options.ResultMode, response.Content.Headers.ContentType);
        var content = format is null ? "" : await response.Content.ReadAsStringAsync(context.CancellationToken).ConfigureAwait(false);
        if (content.Length == 0)
            return failure is null ? CommandResults.Success() : CommandResults.Failure(failure);

        var data = new CommandResultData { Value = content, Format = format!.Value };
        return new ExecuteCommandResult { Success = failure is null, Message = failure, Data = data };
    }

    private static CommandResultFormat? ResultFormat(HttpCommandResultMode mode, MediaTypeHeaderValue? contentType) => mode switch
    {
        HttpCommandResultMode.None => null,
        HttpCommandResultMode.Json => CommandResultFormat.Json,
        HttpCommandResultMode.Text => CommandResultFormat.Text,
        _ => contentType?.MediaType?.ToLowerInvariant() switch
        {
            null => null,
            "application/json" => CommandResultFormat.Json,
            "application/xml" or "application/x-www-form-urlencoded" => CommandResultFormat.Text,
            var type when type.EndsWith("+json", StringComparison.Ordinal) => CommandResultFormat.Json,
            var type when type.EndsWith("+xml", StringComparison.Ordinal) || type.StartsWith("text/", StringComparison.Ordinal) => CommandResultFormat.Text,
            _ => null,
        },
    };
}
