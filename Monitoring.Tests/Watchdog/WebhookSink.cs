using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Monitoring.Tests.Watchdog;

/// <summary>A chat system's incoming webhook.</summary>
internal sealed class WebhookSink : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _toRefuse;

    private WebhookSink()
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.MapPost("/hook", async (HttpContext context) =>
        {
            if (Interlocked.Exchange(ref _toRefuse, 0) == 1)
            {
                Refused++;
                return Results.StatusCode(StatusCodes.Status500InternalServerError);
            }
            Authorizations.Enqueue(context.Request.Headers.Authorization.ToString());
            using var message = await JsonDocument.ParseAsync(context.Request.Body);
            Accepted.Enqueue(message.RootElement.Clone());
            return Results.Ok();
        });
    }

    public Uri Address => new(new Uri(_app.Urls.Single()), "/hook");

    public ConcurrentQueue<JsonElement> Accepted { get; } = [];

    public ConcurrentQueue<string> Authorizations { get; } = [];

    public int Refused { get; private set; }

    public static async Task<WebhookSink> StartAsync()
    {
        var sink = new WebhookSink();
        await sink._app.StartAsync();
        return sink;
    }

    public void RefuseNext() => Volatile.Write(ref _toRefuse, 1);

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
