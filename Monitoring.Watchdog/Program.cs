using Monitoring.Watchdog;

await WatchdogApplication.Create(args).RunAsync();
