using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Backchannel;

/// <summary>Stops the AppHost when the CLI that started it has died.</summary>
internal sealed class CliOrphanDetector(IConfiguration configuration, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!int.TryParse(configuration["ASPIRE_CLI_PID"], CultureInfo.InvariantCulture, out var id))
            return;

        try
        {
            using var cli = Process.GetProcessById(id);
            await cli.WaitForExitAsync(stoppingToken).ConfigureAwait(false);
        }
        catch (ArgumentException)
        {
            // It died before anybody looked.
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return;
        }

        lifetime.StopApplication();
    }
}
