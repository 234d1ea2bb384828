using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Backchannel;

/// <summary>Lets the <c>aspire</c> CLI drive this AppHost, over the Unix socket that it names.</summary>
internal sealed class BackchannelService(IConfiguration configuration, AppHostMethods methods, ILogger<BackchannelService> logger) : BackgroundService
{
    private readonly string? _path = configuration["ASPIRE_BACKCHANNEL_PATH"] is { Length: > 0 } path ? path : null;
    private readonly TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether the CLI started this AppHost; it then also decides when it ends.</summary>
    public bool IsExpected => _path is not null;

    public Task Connected => _connected.Task;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_path is null)
            return;

        File.Delete(_path);
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(_path));
        listener.Listen();
        try
        {
            var client = await listener.AcceptAsync(stoppingToken).ConfigureAwait(false);
            var connection = new JsonRpcConnection(new NetworkStream(client, ownsSocket: true), methods.Create(), logger);
            await using (connection.ConfigureAwait(false))
            {
                _connected.SetResult();
                await connection.ServeAsync(stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The application stops, and whoever was connected sees the connection end.
        }
        catch (IOException failure)
        {
            logger.LogDebug(failure, "The CLI has gone.");
        }
        finally
        {
            File.Delete(_path);
        }
    }
}
