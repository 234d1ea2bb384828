using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Monitoring.Watchdog.Storage;

namespace Monitoring.Watchdog.Alerts;

internal static class AlertEndpoints
{
    public const string Path = "/api/alerts";

    /// <summary>The largest page of the list.</summary>
    private const int MostListed = 1000;

    public static IServiceCollection AddAlerts(this IServiceCollection services) => services.AddSingleton<AlertReceiver>();

    public static void MapAlerts(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<WatchdogOptions>>().Value;
        var alerts = app.MapGroup(Path).AddEndpointFilter<BearerTokenFilter>();

        alerts.MapPost("", (HttpRequest request, AlertReceiver receiver) => receiver.ReceiveAsync(request))
            .WithMetadata(new RequestSizeLimitAttribute(options.MaxBodyBytes));
        alerts.MapGet("", ListAsync);
    }

    private static async Task<IResult> ListAsync(IEpisodeStore store, string? status, string? search, long? before, int? limit, CancellationToken cancellationToken)
    {
        AlertStatus? only = null;
        if (status is not null && !AlertStatusExtensions.TryParse(status, out only))
            return Results.Problem($"status is \"{status}\"; it has to be \"firing\" or \"resolved\".", statusCode: StatusCodes.Status400BadRequest);

        var query = new HistoryQuery(search ?? "", Math.Clamp(limit ?? MostListed, 1, MostListed), before, only);
        try
        {
            var episodes = await store.HistoryAsync(query, cancellationToken);
            return Results.Json(episodes.Select(ListedAlert.Of), ListedAlertJson.Default.IEnumerableListedAlert);
        }
        catch (EpisodeStoreUnavailableException unavailable)
        {
            return Results.Problem(unavailable.Message, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
