using Monitoring.Watchdog.Alerts;
using Monitoring.Watchdog.Heartbeats;
using Monitoring.Watchdog.Pages;
using Monitoring.Watchdog.Storage;

namespace Monitoring.Watchdog;

/// <summary>The service, put together but not started.</summary>
internal static class WatchdogApplication
{
    /// <param name="configure">Comes last, so that it can replace what is registered here.</param>
    public static WebApplication Create(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(WatchdogApplication).Assembly.GetName().Name,
        });
        builder.AddSettingsFolder();
        builder.AddServiceDefaults();
        builder.AddStorage();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddWatchdogOptions();
        builder.Services.AddWatchdogMetrics();
        builder.Services.AddAlerts();
        builder.Services.AddHeartbeats();
        builder.Services.AddPages();
        configure?.Invoke(builder);

        var app = builder.Build();
        app.MapDefaultEndpoints();
        app.MapAlerts();
        app.MapDeadMansSwitch();
        app.MapPages();
        return app;
    }

    // Platforms mount secrets as files, one to a setting: an environment is shown to everybody who may describe a container.
    private static void AddSettingsFolder(this WebApplicationBuilder builder)
    {
        if (builder.Configuration[$"{WatchdogOptions.Section}:{nameof(WatchdogOptions.SettingsFolder)}"] is { Length: > 0 } folder)
            builder.Configuration.AddKeyPerFile(folder);
    }
}
