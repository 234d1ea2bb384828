using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.FileProviders;

namespace Monitoring.Watchdog.Pages;

internal static class PageEndpoints
{
    private const string LiveEvent = "live";

    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddSingleton<LiveStateReader>();
        services.AddSingleton<HistoryReader>();
        services.AddSingleton<ComponentRenderer>();
        services.AddSingleton<LiveFeed>();
        return services.AddHostedService(provider => provider.GetRequiredService<LiveFeed>());
    }

    public static void MapPages(this WebApplication app)
    {
        app.UseStaticFiles(new StaticFileOptions
        {
            // From the assembly: the same wherever the service is started from.
            FileProvider = new EmbeddedFileProvider(typeof(PageEndpoints).Assembly, "Monitoring.Watchdog.Pages.Assets"),
            OnPrepareResponse = file => ForbidContentSniffing(file.Context),
        });
        app.MapGet("/", HomeAsync);
        app.MapGet("/events", (LiveFeed feed, CancellationToken cancellationToken) =>
            // They last as long as pages are open, which says nothing about how fast the service is.
            TypedResults.ServerSentEvents(feed.WatchAsync(cancellationToken), LiveEvent)).DisableHttpMetrics();
    }

    private static async Task<ContentHttpResult> HomeAsync(
        HttpContext context, LiveStateReader live, HistoryReader history, ComponentRenderer renderer, string? search, long? before)
    {
        // Everything comes from here, and nothing that an alert says can run.
        context.Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        context.Response.Headers.CacheControl = "no-store";
        ForbidContentSniffing(context);

        var page = await renderer.RenderAsync<Home>(
            (nameof(Home.Live), await live.ReadAsync(context.RequestAborted)),
            (nameof(Home.History), await history.ReadAsync(search?.Trim() ?? "", before, context.RequestAborted)));
        return TypedResults.Content(page, "text/html; charset=utf-8");
    }

    private static void ForbidContentSniffing(HttpContext context) => context.Response.Headers.XContentTypeOptions = "nosniff";
}
