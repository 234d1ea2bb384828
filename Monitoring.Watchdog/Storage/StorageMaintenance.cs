using Microsoft.Extensions.Options;
using Monitoring.Watchdog.Heartbeats;
using Npgsql;

namespace Monitoring.Watchdog.Storage;

/// <summary>Makes the store ready, however long its database takes to come up, and then keeps it from growing for ever.</summary>
internal sealed class StorageMaintenance(
    IServiceProvider services,
    IEpisodeStore store,
    HeartbeatMonitor heartbeats,
    IOptions<WatchdogOptions> options,
    TimeProvider clock,
    ILogger<StorageMaintenance> log) : BackgroundService
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan CleaningInterval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!await TryPrepareAsync(stoppingToken))
            await Task.Delay(RetryDelay, clock, stoppingToken);

        using var timer = new PeriodicTimer(CleaningInterval, clock);
        do
        {
            await CleanAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<bool> TryPrepareAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (services.GetService<NpgsqlDataSource>() is { } database)
                await PostgresSchema.EnsureAsync(database, cancellationToken);
            else
                log.LogWarning("There is no connection string {Name}: alerts are kept in memory and forgotten at the end.", StorageServices.Database);

            heartbeats.Restore(await store.LatestAsync(options.Value.Heartbeat.AlertName, cancellationToken));
            return true;
        }
        catch (Exception error) when (error is NpgsqlException or EpisodeStoreUnavailableException)
        {
            log.LogWarning("The database is not ready: {Message} Trying again in {Seconds} s.", error.Message, RetryDelay.TotalSeconds);
            return false;
        }
    }

    private async Task CleanAsync(CancellationToken cancellationToken)
    {
        try
        {
            var forgotten = await store.ForgetAsync(clock.GetUtcNow() - options.Value.Retention, cancellationToken);
            if (forgotten > 0)
                log.LogInformation("Removed {Count} alerts of which nothing was heard for {Retention}.", forgotten, options.Value.Retention);
        }
        catch (EpisodeStoreUnavailableException error)
        {
            log.LogWarning("Old alerts stay for now: {Message}", error.Message);
        }
    }
}
