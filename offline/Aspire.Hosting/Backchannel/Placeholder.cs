using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Backchannel;

internal sealed class BackchannelService : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.CompletedTask;
}
