using Monitoring.Watchdog;
using Monitoring.Watchdog.Alerts;
using Monitoring.Watchdog.Heartbeats;
using Monitoring.Watchdog.Pages;
using Monitoring.Watchdog.Storage;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddWatchdogOptions();
builder.Services.AddWatchdogMetrics();
builder.AddStorage();
builder.Services.AddAlerts();
builder.Services.AddHeartbeats();
builder.Services.AddPages();

var app = builder.Build();
app.MapDefaultEndpoints();
app.MapAlerts();
app.MapDeadMansSwitch();
app.MapPages();
await app.RunAsync();
