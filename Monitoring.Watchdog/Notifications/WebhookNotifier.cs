using System.Net.Http.Headers;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;

namespace Monitoring.Watchdog.Notifications;

internal sealed class WebhookNotifier(IHttpClientFactory clients, IOptions<WatchdogOptions> options) : INotifier
{
    private readonly WebhookOptions _options = options.Value.Notifications.Webhook;

    public string Channel => "webhook";

    public bool IsConfigured => _options.Url is not null;

    public async Task SendAsync(HeartbeatNotice notice, CancellationToken cancellationToken)
    {
        var message = new WebhookMessage(notice.Text, notice.Status, notice.Heartbeat.Cluster, notice.Heartbeat.LastSeen);
        using var request = new HttpRequestMessage(HttpMethod.Post, _options.Url)
        {
            Content = JsonContent.Create(message, WebhookMessageJson.Default.WebhookMessage),
        };
        if (_options.Token.Length > 0)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _options.Token);

        using var client = clients.CreateClient();
        using var response = await client.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
    }
}

internal sealed record WebhookMessage(string Text, string Status, string Cluster, DateTimeOffset? LastSeen);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WebhookMessage))]
internal sealed partial class WebhookMessageJson : JsonSerializerContext;
