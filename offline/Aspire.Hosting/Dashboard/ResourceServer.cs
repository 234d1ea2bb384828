using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.Dashboard;

/// <summary>The smallest web server that speaks gRPC, for the dashboard and on loopback only.</summary>
internal sealed class ResourceServer(ResourceService service, DashboardOptions options) : IAsyncDisposable
{
    private WebApplication? _server;

    /// <returns>The address to give to the dashboard.</returns>
    public async Task<string> StartAsync(CancellationToken cancellationToken)
    {
        var address = options.ResourceServiceUrl;
        if (address is not null && !IsLoopback(address.Host))
            throw new DistributedApplicationException($"ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL must be a loopback address, not '{address.Host}'.");

        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            var ip = IPAddress.TryParse(address?.Host.Trim('[', ']'), out var given) ? given : IPAddress.Loopback;
            kestrel.Listen(ip, address?.Port ?? 0, listen =>
            {
                // Without TLS, HTTP versions cannot be negotiated.
                listen.Protocols = HttpProtocols.Http2;
                if ((address?.Scheme ?? options.DefaultScheme) == "https")
                    listen.UseHttps();
            });
        });

        _server = builder.Build();
        _server.Run(service.ServeAsync);
        await _server.StartAsync(cancellationToken).ConfigureAwait(false);
        return _server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync().ConfigureAwait(false);
    }

    private static bool IsLoopback(string host) =>
        host is "localhost" || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
