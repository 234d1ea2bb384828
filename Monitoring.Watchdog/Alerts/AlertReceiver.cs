using Monitoring.Watchdog.Heartbeats;
using Monitoring.Watchdog.Pages;
using Monitoring.Watchdog.Storage;

namespace Monitoring.Watchdog.Alerts;

/// <summary>Takes a webhook in, and answers 200 only when its alerts are safe.</summary>
internal sealed class AlertReceiver(
    EpisodeWriter writer, HeartbeatMonitor heartbeats, WatchdogMetrics metrics, LiveFeed feed, TimeProvider clock, ILogger<AlertReceiver> log)
{
    public async Task<IResult> ReceiveAsync(HttpRequest request)
    {
        try
        {
            var deliveries = await WebhookReader.ReadAsync(request.Body, clock.GetUtcNow(), request.HttpContext.RequestAborted);
            // A heartbeat counts though it could not be stored: the sender is alive.
            heartbeats.Observe(deliveries);
            var outcomes = await writer.RecordAsync(deliveries);
            Count(deliveries, outcomes);
            feed.Changed();
            return Results.Ok();
        }
        catch (WebhookRejectedException rejected)
        {
            return Reject(rejected.StatusCode, rejected.Reason, rejected.Message);
        }
        catch (EpisodeStoreUnavailableException unavailable)
        {
            log.LogWarning("Turned a webhook away: {Message} {Cause}", unavailable.Message, unavailable.InnerException?.Message);
            return Reject(StatusCodes.Status503ServiceUnavailable, "unavailable", unavailable.Message);
        }
        catch (BadHttpRequestException bad)
        {
            return Reject(bad.StatusCode, bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? "size" : "request", bad.Message);
        }
    }

    private void Count(IReadOnlyList<AlertDelivery> deliveries, IReadOnlyList<DeliveryOutcome> outcomes)
    {
        foreach (var (delivery, outcome) in deliveries.Zip(outcomes))
        {
            metrics.Received(delivery.StatusText);
            if (outcome == DeliveryOutcome.Repeated)
                metrics.Deduplicated(delivery.StatusText);
            else if (outcome == DeliveryOutcome.Opened && delivery.Status == AlertStatus.Firing)
                metrics.Arrived(delivery.ReceivedAt - delivery.StartsAt);
        }
    }

    private IResult Reject(int statusCode, string reason, string detail)
    {
        metrics.Rejected(reason);
        return Results.Problem(detail, statusCode: statusCode);
    }
}
