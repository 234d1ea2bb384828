using Monitoring.Watchdog;
using Monitoring.Watchdog.Alerts;
using Monitoring.Watchdog.Heartbeats;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddWatchdogOptions();
builder.Services.AddWatchdogMetrics();
builder.Services.AddAlerts();
builder.Services.AddHeartbeats();

var app = builder.Build();
app.MapDefaultEndpoints();
app.MapAlerts();
app.MapDeadMansSwitch();
await app.RunAsync();
